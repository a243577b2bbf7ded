import type { ServiceAccount } from '@latchkey/sdk';
import { Button, Select, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { Card } from '../../components/layout/card';
import { Lines } from '../../components/layout/lines';
import { ListSkeleton } from '../../components/tables/list-skeleton';
import { ListTable } from '../../components/tables/list-table';
import classes from '../../components/tables/list-table.module.css';
import { session } from '../../session/session';
import { useWorkspace } from '../../workspace/queries';
import { roleAtLeast, roleName } from '../../workspace/roles';
import { serviceAccountsQuery } from '../../workspace/service-accounts';
import { DeleteServiceAccountDialog } from './delete-service-account-dialog';
import { SERVICE_ACCOUNT_ROLES } from './role-words';
import { ServiceAccountDialog } from './service-account-dialog';
import { formatNumber, t } from '../../language/translate';

/** Programs as members: their keys stay when people leave. */
export function ServiceAccounts() {
  const workspace = useWorkspace();
  const isManager = roleAtLeast(workspace.role, 'admin');
  const query = serviceAccountsQuery(workspace.id);
  const accounts = useQuery(query);
  const [creating, setCreating] = useState(false);
  const [editing, setEditing] = useState<ServiceAccount | null>(null);
  const [deleting, setDeleting] = useState<ServiceAccount | null>(null);
  const { run, error } = useAction(async (account: ServiceAccount, role: ServiceAccount['role']) => {
    await session.workspaces.updateServiceAccount(workspace.id, account.id, { role });
    toast(
      t('The keys of {name} now act as {role} on every server.', {
        name: account.name,
        role: roleName(role),
      }),
    );
    await queryClient.invalidateQueries(query);
  });

  return (
    <Card
      title={t('Service accounts')}
      description={t('Own API keys that keep working when the people who created them leave.')}
      flush={accounts.data !== undefined && accounts.data.length > 0}
    >
      {accounts.isError ? (
        <ErrorAlert error={accounts.error} onRetry={() => void accounts.refetch()} />
      ) : accounts.data === undefined ? (
        <ListSkeleton label={t('Loading service accounts')} />
      ) : accounts.data.length === 0 ? (
        <Text size="sm" c="dimmed" mb="sm">
          {t('None. Create one for each program that runs without a person.')}
        </Text>
      ) : (
        <ListTable label={t('Service accounts')} heads={[t('Name'), t('Role'), t('Active keys'), null]}>
          {accounts.data.map((account) => (
            <Table.Tr key={account.id} className={classes.row}>
              <Table.Th scope="row" className={classes.name}>
                <span style={{ fontWeight: 560 }}>{account.name}</span>
                {account.description && (
                  <div className={classes.dimmed}>
                    <Lines>{account.description}</Lines>
                  </div>
                )}
              </Table.Th>
              <Table.Td data-label={t('Role')}>
                {isManager ? (
                  <Select
                    aria-label={t('Role of {name}', { name: account.name })}
                    size="xs"
                    w={120}
                    allowDeselect={false}
                    data={SERVICE_ACCOUNT_ROLES.map((each) => ({ value: each, label: roleName(each) }))}
                    value={account.role}
                    onChange={(value) => {
                      const chosen = SERVICE_ACCOUNT_ROLES.find((candidate) => candidate === value);
                      if (chosen && chosen !== account.role) void run(account, chosen);
                    }}
                  />
                ) : (
                  roleName(account.role)
                )}
              </Table.Td>
              <Table.Td data-label={t('Active keys')} className={classes.short}>
                {formatNumber(account.apiKeys)}
              </Table.Td>
              <Table.Td className={classes.actions}>
                {isManager && (
                  <>
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      color="gray"
                      aria-label={t('Edit {name}', { name: account.name })}
                      onClick={() => setEditing(account)}
                    >
                      {t('Edit')}
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      color="gray"
                      aria-label={t('Delete {name}', { name: account.name })}
                      onClick={() => setDeleting(account)}
                    >
                      {t('Delete')}
                    </Button>
                  </>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </ListTable>
      )}
      <ErrorAlert error={error} />
      {isManager && (
        <Button variant="default" size="xs" mx={20} my="sm" onClick={() => setCreating(true)}>
          {t('Create a service account')}
        </Button>
      )}
      {creating && <ServiceAccountDialog onClose={() => setCreating(false)} />}
      {editing && <ServiceAccountDialog account={editing} onClose={() => setEditing(null)} />}
      {deleting && <DeleteServiceAccountDialog account={deleting} onClose={() => setDeleting(null)} />}
    </Card>
  );
}
