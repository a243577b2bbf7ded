import type { Role } from '@latchkey/sdk';
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWorkspace } from '../../workspace/queries';
import { roleAtLeast } from '../../workspace/roles';
import { serviceAccountsQuery } from '../../workspace/service-accounts';
import { t } from '../../language/translate';

interface OwnerFieldProps {
  /** A service account's id; undefined: the signed-in user. */
  value: string | undefined;
  onChange: (serviceAccountId: string | undefined) => void;
  error: ReactNode;
  description?: string;
  /** The minimum role that is useful here. */
  role?: Role;
}

const MYSELF = 'me';

/** Whose role it acts with. Hidden if there is no choice. */
export function OwnerField({
  value,
  onChange,
  error,
  description = t('The key acts with its owner’s role, and ends with its owner.'),
  role = 'viewer',
}: OwnerFieldProps) {
  const workspace = useWorkspace();
  const mayChoose = roleAtLeast(workspace.role, 'admin');
  const { data = [] } = useQuery({ ...serviceAccountsQuery(workspace.id), enabled: mayChoose });
  const accounts = data.filter((account) => roleAtLeast(account.role, role));
  if (!mayChoose || accounts.length === 0) return null;
  return (
    <Select
      label={t('Owner')}
      description={description}
      allowDeselect={false}
      data={[
        { value: MYSELF, label: t('You') },
        ...accounts.map((account) => ({ value: account.id, label: `${account.name} (${t(account.role)})` })),
      ]}
      value={value ?? MYSELF}
      onChange={(chosen) => onChange(chosen === null || chosen === MYSELF ? undefined : chosen)}
      error={error}
    />
  );
}
