import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWorkspace } from '../../workspace/queries';
import { roleAtLeast } from '../../workspace/roles';
import { serviceAccountsQuery } from '../../workspace/service-accounts';

interface OwnerFieldProps {
  /** A service account; undefined: the person who is signed in. */
  value: string | undefined;
  onChange: (serviceAccountId: string | undefined) => void;
  error: ReactNode;
}

const MYSELF = 'me';

/** With whose role the key acts. Not shown where there is nothing to choose. */
export function OwnerField({ value, onChange, error }: OwnerFieldProps) {
  const workspace = useWorkspace();
  const mayChoose = roleAtLeast(workspace.role, 'admin');
  const { data: accounts = [] } = useQuery({ ...serviceAccountsQuery(workspace.id), enabled: mayChoose });
  if (!mayChoose || accounts.length === 0) return null;
  return (
    <Select
      label="Owner"
      description="The key acts with its owner’s role, and ends with its owner."
      allowDeselect={false}
      data={[
        { value: MYSELF, label: 'You' },
        ...accounts.map(({ id, name, role }) => ({ value: id, label: `${name} (${role})` })),
      ]}
      value={value ?? MYSELF}
      onChange={(chosen) => onChange(chosen === null || chosen === MYSELF ? undefined : chosen)}
      error={error}
    />
  );
}
