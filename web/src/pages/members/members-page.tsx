import type { Member } from '@latchkey/sdk';
import { Badge, Button, Select, Stack, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { Card } from '../../components/layout/card';
import { PageHeader } from '../../components/layout/page-header';
import { ListSkeleton } from '../../components/tables/list-skeleton';
import { ListTable } from '../../components/tables/list-table';
import classes from '../../components/tables/list-table.module.css';
import { Time } from '../../components/time/time';
import { meQuery } from '../../session/queries';
import { membersQuery } from '../../workspace/members';
import { useWorkspace } from '../../workspace/queries';
import { ROLES, type Role, roleAtLeast } from '../../workspace/roles';
import { Invitations } from './invitations';
import { InviteDialog } from './invite-dialog';
import type { Heirs } from './kept-belongings';
import { RemoveMemberDialog } from './remove-member-dialog';
import { factorResetsQuery } from './queries';
import { ResetFactorsDialog } from './reset-factors-dialog';
import { RoleDialog } from './role-dialog';
import { ServiceAccounts } from './service-accounts';

export function MembersPage() {
  const workspace = useWorkspace();
  const isManager = roleAtLeast(workspace.role, 'admin');
  const members = useQuery(membersQuery(workspace.id));
  const { data: me } = useQuery(meQuery);
  const [inviting, setInviting] = useState(false);
  const [removing, setRemoving] = useState<Member | null>(null);
  const isOwner = workspace.role === 'owner';
  const { data: resets } = useQuery({ ...factorResetsQuery(workspace.id), enabled: isOwner });
  const resetOf = (member: Member) => resets?.find(({ user }) => user.id === member.user.id);
  const [resetting, setResetting] = useState<Member | null>(null);
  // Per member. Kept while the page is open, so that closing the dialog to look something up loses no choice.
  const [heirs, setHeirs] = useState<Record<string, Heirs>>({});
  const [roleChange, setRoleChange] = useState<{ member: Member; role: Role } | null>(null);
  // Admins can neither change nor appoint owners.
  const grantable = ROLES.filter((role) => role !== 'owner' || workspace.role === 'owner');
  const mayChange = (member: Member) => isManager && (member.role !== 'owner' || workspace.role === 'owner');

  return (
    <>
      <PageHeader
        title="Members"
        description={
          isManager
            ? 'The members of this workspace and their roles. A member’s keys act with the same role.'
            : 'The members of this workspace and their roles. Changing them requires the admin role.'
        }
        actions={
          isManager && (
            <Button
              leftSection={<IconUserPlus size={16} aria-hidden="true" />}
              onClick={() => setInviting(true)}
            >
              Invite
            </Button>
          )
        }
      />
      <Stack gap="lg">
        {members.isError && members.data === undefined ? (
          <ErrorAlert error={members.error} onRetry={() => void members.refetch()} />
        ) : (
          <Card flush>
            {members.data === undefined ? (
              <ListSkeleton label="Loading members" />
            ) : (
              <ListTable label="Members" heads={['Who', 'Role', 'Member since', null]}>
                {members.data.map((member) => {
                  const { user, role } = member;
                  const isMe = user.id === me?.user.id;
                  return (
                    <Table.Tr key={user.id} className={classes.row}>
                      <Table.Th scope="row" className={classes.name}>
                        <span style={{ fontWeight: 560 }}>
                          {user.name ?? user.email}{' '}
                          {isMe && (
                            <Badge size="sm" color="gray">
                              you
                            </Badge>
                          )}
                        </span>
                        {user.name !== null && <div className={classes.dimmed}>{user.email}</div>}
                        {resetOf(member) && (
                          <Badge size="sm" color="brass" mt={4}>
                            second factors are reset soon
                          </Badge>
                        )}
                      </Table.Th>
                      <Table.Td data-label="Role">
                        {mayChange(member) ? (
                          <Select
                            aria-label={`Role of ${user.name ?? user.email}`}
                            size="xs"
                            w={120}
                            allowDeselect={false}
                            data={grantable}
                            value={role}
                            onChange={(value) => {
                              const chosen = ROLES.find((candidate) => candidate === value);
                              if (chosen && chosen !== role) setRoleChange({ member, role: chosen });
                            }}
                          />
                        ) : (
                          role
                        )}
                      </Table.Td>
                      <Table.Td data-label="Member since" className={classes.short}>
                        <Time iso={member.createdAt} />
                      </Table.Td>
                      <Table.Td className={classes.actions}>
                        {isOwner && !isMe && (
                          <Button
                            size="compact-sm"
                            variant="subtle"
                            color="gray"
                            aria-label={`${resetOf(member) ? 'Stop the reset of' : 'Reset'} the second factors of ${user.name ?? user.email}`}
                            onClick={() => setResetting(member)}
                          >
                            {resetOf(member) ? 'Stop the reset' : 'Lost second factor'}
                          </Button>
                        )}
                        {(isMe || mayChange(member)) && (
                          <Button
                            size="compact-sm"
                            variant="subtle"
                            color="gray"
                            aria-label={isMe ? 'Leave the workspace' : `Remove ${user.name ?? user.email}`}
                            onClick={() => setRemoving(member)}
                          >
                            {isMe ? 'Leave' : 'Remove'}
                          </Button>
                        )}
                      </Table.Td>
                    </Table.Tr>
                  );
                })}
              </ListTable>
            )}
          </Card>
        )}
        <ServiceAccounts />
        {isManager && <Invitations />}
      </Stack>
      <InviteDialog roles={grantable} opened={inviting} onClose={() => setInviting(false)} />
      {roleChange && (
        <RoleDialog
          {...roleChange}
          isMe={roleChange.member.user.id === me?.user.id}
          onClose={() => setRoleChange(null)}
        />
      )}
      {resetting && (
        <ResetFactorsDialog
          member={resetting}
          reset={resetOf(resetting)}
          onClose={() => setResetting(null)}
        />
      )}
      {removing && (
        <RemoveMemberDialog
          member={removing}
          isMe={removing.user.id === me?.user.id}
          heirs={heirs[removing.user.id] ?? {}}
          onHeirs={(chosen) => setHeirs((before) => ({ ...before, [removing.user.id]: chosen }))}
          onClose={() => setRemoving(null)}
        />
      )}
    </>
  );
}
