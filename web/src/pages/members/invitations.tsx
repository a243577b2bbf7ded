import { Button, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { Card } from '../../components/layout/card';
import { ListSkeleton } from '../../components/tables/list-skeleton';
import { ListTable } from '../../components/tables/list-table';
import classes from '../../components/tables/list-table.module.css';
import { Time } from '../../components/time/time';
import { session } from '../../session/session';
import { useMemberName } from '../../workspace/members';
import { useWorkspace } from '../../workspace/queries';
import { openInvitationsQuery } from './queries';
import { t } from '../../language/translate';
import { roleName } from '../../workspace/roles';

/** Invitations that nobody has accepted yet. */
export function Invitations() {
  const workspace = useWorkspace();
  const memberName = useMemberName(workspace.id);
  const query = openInvitationsQuery(workspace.id);
  const invitations = useQuery(query);
  const { run, error } = useAction(async (invitationId: string) => {
    await session.workspaces.revokeInvitation(workspace.id, invitationId);
    toast(t('The invitation is withdrawn, and its link no longer works.'));
    await queryClient.invalidateQueries(query);
  });

  return (
    <Card
      title={t('Open invitations')}
      description={t(
        'Each works once. The link was shown when the invitation was created: if it is lost, withdraw the invitation and create another.',
      )}
      flush={invitations.data !== undefined && invitations.data.length > 0}
    >
      {invitations.isError ? (
        <ErrorAlert error={invitations.error} onRetry={() => void invitations.refetch()} />
      ) : invitations.data === undefined ? (
        <ListSkeleton label={t('Loading invitations')} />
      ) : invitations.data.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('None. Invite a member and send them the link.')}
        </Text>
      ) : (
        <ListTable
          label={t('Open invitations')}
          heads={[t('For'), t('Role'), t('Invited by'), t('Expires'), null]}
        >
          {invitations.data.map((invitation) => (
            <Table.Tr key={invitation.id} className={classes.row}>
              <Table.Th scope="row" className={classes.name}>
                {invitation.email ?? t('Anyone with the link')}
              </Table.Th>
              <Table.Td data-label={t('Role')}>{roleName(invitation.role)}</Table.Td>
              <Table.Td data-label={t('Invited by')} className={classes.small}>
                {memberName(invitation.invitedBy)}
              </Table.Td>
              <Table.Td data-label={t('Expires')} className={classes.short}>
                <Time iso={invitation.expiresAt} />
              </Table.Td>
              <Table.Td className={classes.actions}>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="gray"
                  aria-label={
                    invitation.email === null
                      ? t('Withdraw the invitation for anyone with the link')
                      : t('Withdraw the invitation for {email}', { email: invitation.email })
                  }
                  onClick={() => void run(invitation.id)}
                >
                  {t('Withdraw')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </ListTable>
      )}
      <ErrorAlert error={error} />
    </Card>
  );
}
