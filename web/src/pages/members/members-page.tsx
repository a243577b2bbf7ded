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
import { serviceAccountsQuery } from '../../workspace/service-accounts';
import { useWorkspace } from '../../workspace/queries';
import { type Role, roleAtLeast, roleName, ROLES } from '../../workspace/roles';
import { Invitations } from './invitations';
import { InviteDialog } from './invite-dialog';
import type { Heirs } from './kept-belongings';
import { RemoveMemberDialog } from './remove-member-dialog';
import { LastOwnerDialog } from './last-owner-dialog';
import { factorResetsQuery, openInvitationsQuery } from './queries';
import { ResetFactorsDialog } from './reset-factors-dialog';
import { RoleDialog } from './role-dialog';
import { ServiceAccounts } from './service-accounts';
import { t } from '../../language/translate';

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
  const serviceAccounts = useQuery(serviceAccountsQuery(workspace.id));
  const invitations = useQuery({ ...openInvitationsQuery(workspace.id), enabled: isManager });
  // All lists appear together: one that came later would move those below it.
  const isLoading = members.isLoading || serviceAccounts.isLoading || invitations.isLoading;
  // Admins can neither change nor appoint owners.
  const grantable = ROLES.filter((role) => role !== 'owner' || workspace.role === 'owner');
  const owners = members.data?.filter(({ role }) => role === 'owner') ?? [];
  const isLastOwner = ({ role }: Member) => role === 'owner' && owners.length === 1;
  const mayChange = (member: Member) => isManager && (member.role !== 'owner' || workspace.role === 'owner');

  return (
    <>
      <PageHeader
        title={t('Members')}
        description={
          isManager
            ? t('The members of this workspace and their roles. A member’s keys act with the same role.')
            : t('The members of this workspace and their roles. Changing them requires the admin role.')
        }
        actions={
          isManager && (
            <Button
              leftSection={<IconUserPlus size={16} aria-hidden="true" />}
              onClick={() => setInviting(true)}
            >
              {t('Invite')}
            </Button>
          )
        }
      />
      {isLoading ? (
        <Card flush>
          <ListSkeleton label={t('Loading members')} />
        </Card>
      ) : (
        <Stack gap="lg">
          {members.data === undefined ? (
            <ErrorAlert error={members.error} onRetry={() => void members.refetch()} />
          ) : (
            <Card flush>
              <ListTable label={t('Members')} heads={[t('Who'), t('Role'), t('Member since'), null]}>
                {members.data.map((member) => {
                  const { user, role } = member;
                  const name = user.name ?? user.email;
                  const isMe = user.id === me?.user.id;
                  return (
                    <Table.Tr key={user.id} className={classes.row}>
                      <Table.Th scope="row" className={classes.name}>
                        <span style={{ fontWeight: 560 }}>
                          {name}{' '}
                          {isMe && (
                            <Badge size="sm" color="gray">
                              {t('you')}
                            </Badge>
                          )}
                        </span>
                        {user.name !== null && <div className={classes.dimmed}>{user.email}</div>}
                        {resetOf(member) && (
                          <Badge size="sm" color="brass" mt={4}>
                            {t('second factors are reset soon')}
                          </Badge>
                        )}
                      </Table.Th>
                      <Table.Td data-label={t('Role')}>
                        {mayChange(member) ? (
                          <Select
                            aria-label={t('Role of {name}', { name })}
                            size="xs"
                            w={120}
                            allowDeselect={false}
                            data={grantable.map((each) => ({ value: each, label: roleName(each) }))}
                            value={role}
                            onChange={(value) => {
                              const chosen = ROLES.find((candidate) => candidate === value);
                              if (chosen && chosen !== role) setRoleChange({ member, role: chosen });
                            }}
                          />
                        ) : (
                          roleName(role)
                        )}
                      </Table.Td>
                      <Table.Td data-label={t('Member since')} className={classes.short}>
                        <Time iso={member.createdAt} />
                      </Table.Td>
                      <Table.Td className={classes.actions}>
                        {isOwner && !isMe && (
                          <Button
                            size="compact-sm"
                            variant="subtle"
                            color="gray"
                            aria-label={
                              resetOf(member)
                                ? t('Stop the reset of the second factors of {name}', { name })
                                : t('Reset the second factors of {name}', { name })
                            }
                            onClick={() => setResetting(member)}
                          >
                            {resetOf(member) ? t('Stop the reset') : t('Lost second factor')}
                          </Button>
                        )}
                        {(isMe || mayChange(member)) && (
                          <Button
                            size="compact-sm"
                            variant="subtle"
                            color="gray"
                            aria-label={isMe ? t('Leave the workspace') : t('Remove {name}', { name })}
                            onClick={() => setRemoving(member)}
                          >
                            {isMe ? t('Leave') : t('Remove')}
                          </Button>
                        )}
                      </Table.Td>
                    </Table.Tr>
                  );
                })}
              </ListTable>
            </Card>
          )}
          <ServiceAccounts />
          {isManager && <Invitations />}
        </Stack>
      )}
      <InviteDialog roles={grantable} opened={inviting} onClose={() => setInviting(false)} />
      {roleChange &&
        (isLastOwner(roleChange.member) ? (
          <LastOwnerDialog onClose={() => setRoleChange(null)} />
        ) : (
          <RoleDialog
            {...roleChange}
            isMe={roleChange.member.user.id === me?.user.id}
            onClose={() => setRoleChange(null)}
          />
        ))}
      {resetting && (
        <ResetFactorsDialog
          member={resetting}
          reset={resetOf(resetting)}
          onClose={() => setResetting(null)}
        />
      )}
      {removing &&
        (isLastOwner(removing) ? (
          <LastOwnerDialog onClose={() => setRemoving(null)} />
        ) : (
          <RemoveMemberDialog
            member={removing}
            isMe={removing.user.id === me?.user.id}
            heirs={heirs[removing.user.id] ?? {}}
            onHeirs={(chosen) => setHeirs((before) => ({ ...before, [removing.user.id]: chosen }))}
            onClose={() => setRemoving(null)}
          />
        ))}
    </>
  );
}
