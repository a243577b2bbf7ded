import type { Member } from '@latchkey/sdk';
import { Alert, Button, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { DialogActions } from '../../components/forms/dialog-actions';
import { session } from '../../session/session';
import { departFrom } from '../../workspace/departures';
import { useWorkspace } from '../../workspace/queries';
import { serviceAccountsQuery } from '../../workspace/service-accounts';
import { apiKeysChanged } from '../api-keys/queries';
import { EndpointsOfMember } from './endpoints-of-member';
import { InvitationsOfMember } from './invitations-of-member';
import { countOf, type Heirs, keptOf, refusalsOf } from './kept-belongings';
import { KeysOfMember } from './keys-of-member';
import { memberImpactQuery, membersChanged } from './queries';
import { t } from '../../language/translate';

interface RemoveMemberDialogProps {
  member: Member;
  isMe: boolean;
  heirs: Heirs;
  onHeirs: (heirs: Heirs) => void;
  onClose: () => void;
}

/** Before a membership ends, says what stops with it, and which keys can be transferred to a service account. */
export function RemoveMemberDialog({ member, isMe, heirs, onHeirs, onClose }: RemoveMemberDialogProps) {
  const workspace = useWorkspace();
  const name = member.user.name ?? member.user.email;
  const impact = useQuery(memberImpactQuery(workspace.id, member.user.id));
  const kept = keptOf(impact.data, heirs);
  const [asked, setAsked] = useState(kept);
  const { run, pending, error } = useAction(async () => {
    setAsked(kept);
    if (countOf(kept) === 0) await session.workspaces.removeMember(workspace.id, member.user.id);
    else await session.workspaces.removeMemberAndTransfer(workspace.id, member.user.id, kept);
    onClose();
    if (isMe) return departFrom(workspace.id, t('You have left {name}.', { name: workspace.name }));
    toast(
      countOf(kept) === 0
        ? t('{name} is no longer a member, and every server now rejects their keys.', { name })
        : t('{name} is no longer a member. What you kept continues to work.', { name }),
    );
    await Promise.all([
      membersChanged(workspace.id),
      // They show how many keys there are, and whose.
      queryClient.invalidateQueries(serviceAccountsQuery(workspace.id)),
      queryClient.invalidateQueries(apiKeysChanged(workspace.id)),
    ]);
  });

  const { refusals, rest } = refusalsOf(error, asked, heirs);
  const give = (ids: string[], heir: string | null): void => {
    const others = Object.entries(heirs).filter(([id]) => !ids.includes(id));
    const given = heir === null ? [] : ids.map((id) => [id, heir]);
    onHeirs(Object.fromEntries([...others, ...given]) as Heirs);
  };

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={isMe ? t('Leave {name}?', { name: workspace.name }) : t('Remove {name}?', { name })}
    >
      <Stack>
        <Text size="sm">
          {isMe
            ? t('You lose access at once. The workspace’s data stays.')
            : t('{name} loses access at once. The workspace’s data stays.', { name })}
        </Text>
        {impact.isError ? (
          <ErrorAlert error={impact.error} onRetry={() => void impact.refetch()} />
        ) : impact.data === undefined ? (
          <Alert color="gray" role="status">
            {t('Loading what ends with the membership…')}
          </Alert>
        ) : impact.data.apiKeys.total === 0 ? (
          <Alert color="gray" title={t('No key stops')}>
            {isMe
              ? t('You have no working API key here.')
              : t('{name} has no working API key here.', { name })}
          </Alert>
        ) : (
          <KeysOfMember
            keys={impact.data.apiKeys}
            staying={kept.transfers.length}
            heirs={heirs}
            refusals={refusals}
            onGive={give}
          />
        )}
        {impact.data !== undefined && impact.data.webhookEndpoints.total > 0 && (
          <EndpointsOfMember
            endpoints={impact.data.webhookEndpoints}
            staying={kept.webhookEndpoints.length}
            heirs={heirs}
            refusals={refusals}
            onGive={give}
          />
        )}
        {impact.data !== undefined && impact.data.invitations.total > 0 && (
          <InvitationsOfMember
            invitations={impact.data.invitations}
            staying={kept.invitations.length}
            mayKeep={!isMe}
            memberEmail={member.user.email}
            heirs={heirs}
            refusals={refusals}
            onGive={give}
          />
        )}
        <ErrorAlert error={rest} />
        <DialogActions>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('Cancel')}
          </Button>
          <Button color="red" loading={pending} disabled={!impact.data} onClick={() => void run()}>
            {isMe ? t('Leave the workspace') : t('Remove the member')}
          </Button>
        </DialogActions>
      </Stack>
    </Modal>
  );
}
