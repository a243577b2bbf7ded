import type { IssuedInvitation } from '@latchkey/sdk';
import { Button, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { serverUrl } from '../../base-path';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { useIdempotencyKey } from '../../api/use-idempotency-key';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { DialogActions } from '../../components/forms/dialog-actions';
import { fieldProblems } from '../../components/forms/field-problems';
import { Form } from '../../components/forms/form';
import { FormModal } from '../../components/forms/form-modal';
import { SecretField } from '../../components/secrets/secret-field';
import { useConfirmLeaving } from '../../components/secrets/use-confirm-leaving';
import { Time } from '../../components/time/time';
import { session } from '../../session/session';
import { useWorkspace } from '../../workspace/queries';
import { type Role, roleName, ROLES } from '../../workspace/roles';
import { openInvitationsQuery } from './queries';
import { ROLE_WORDS } from './role-words';
import { plural, rich, t } from '../../language/translate';

interface InviteDialogProps {
  /** The roles that the user may grant. */
  roles: readonly Role[];
  opened: boolean;
  onClose: () => void;
}

/** Creates an invitation, and shows its link once. */
export function InviteDialog({ roles, opened, onClose }: InviteDialogProps) {
  // Kept only in this component's memory, until the dialog is closed.
  const [issued, setIssued] = useState<IssuedInvitation | null>(null);
  useConfirmLeaving(issued !== null);
  const close = () => {
    setIssued(null);
    onClose();
  };
  return (
    <FormModal
      opened={opened}
      onClose={close}
      size={540}
      title={issued ? t('Give them this link') : t('Invite a member')}
      // A slip of the hand must not close the dialog and lose the link.
      closeOnClickOutside={issued === null}
      closeOnEscape={issued === null}
    >
      {issued ? (
        <Stack>
          <SecretField
            label={t('Invitation link')}
            what={t('the link')}
            description={t('Shown only once. If it is lost, withdraw the invitation and create another.')}
            secret={invitationLink(issued.token)}
          />
          <Text size="sm">
            {issued.email === null
              ? rich('Anyone who opens it can join as {role}, once. It expires {time}.', {
                  role: roleName(issued.role),
                  time: <Time iso={issued.expiresAt} />,
                })
              : rich('Only the account of {email} can join as {role}, once. It expires {time}.', {
                  email: issued.email,
                  role: roleName(issued.role),
                  time: <Time iso={issued.expiresAt} />,
                })}
          </Text>
          <DialogActions>
            <Button onClick={close}>{t('Done')}</Button>
          </DialogActions>
        </Stack>
      ) : (
        <InviteForm roles={roles} onCancel={close} onIssued={setIssued} />
      )}
    </FormModal>
  );
}

/** After the `#`, which browsers send to no server. */
const invitationLink = (token: string): string => `${serverUrl}/accept-invitation#token=${token}`;

/** How long an invitation may be open. */
const DAYS = [1, 7, 30] as const;

interface InviteFormProps {
  roles: readonly Role[];
  onCancel: () => void;
  onIssued: (invitation: IssuedInvitation) => void;
}

function InviteForm({ roles, onCancel, onIssued }: InviteFormProps) {
  const workspace = useWorkspace();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('member');
  const [days, setDays] = useState('7');
  const invitation = {
    role,
    expiresInDays: Number(days),
    ...(email.trim() === '' ? {} : { email: email.trim() }),
  };
  const { key: idempotencyKey } = useIdempotencyKey(invitation);
  const { run, pending, error } = useAction(async () => {
    const issued = await session.workspaces.createInvitation(workspace.id, invitation, { idempotencyKey });
    onIssued(issued);
    await queryClient.invalidateQueries(openInvitationsQuery(workspace.id));
  });
  const { fields, rest } = fieldProblems(error, ['email', 'role', 'expiresInDays'], {
    already_member: 'email',
  });

  return (
    <Form onSubmit={() => void run()} error={error}>
      <TextInput
        label={t('Email')}
        description={t('Only the account with this address can accept. If empty, anyone with the link can.')}
        type="email"
        autoComplete="off"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={fields.email}
        data-autofocus
      />
      <Radio.Group
        label={t('Role')}
        value={role}
        onChange={(value) => setRole(ROLES.find((candidate) => candidate === value) ?? 'viewer')}
        error={fields.role}
      >
        <Stack gap={8} mt={6}>
          {roles.map((each) => (
            <Radio key={each} value={each} label={`${roleName(each)}: ${t(ROLE_WORDS[each])}`} />
          ))}
        </Stack>
      </Radio.Group>
      <Select
        label={t('Expires in')}
        allowDeselect={false}
        data={DAYS.map((each) => ({
          value: String(each),
          label: plural(each, '{count} day', '{count} days'),
        }))}
        value={days}
        onChange={(value) => setDays(value ?? '7')}
        error={fields.expiresInDays}
      />
      <ErrorAlert error={rest} />
      <DialogActions>
        <Button variant="default" onClick={onCancel}>
          {t('Cancel')}
        </Button>
        <Button type="submit" loading={pending}>
          {t('Create the link')}
        </Button>
      </DialogActions>
    </Form>
  );
}
