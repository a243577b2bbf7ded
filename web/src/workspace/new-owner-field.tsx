import type { Role, ServiceAccount } from '@latchkey/sdk';
import { Anchor, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { roleAtLeast, roleName } from './roles';
import { serviceAccountsQuery } from './service-accounts';
import { t } from '../language/translate';

interface NewOwnerFieldProps {
  workspaceId: string;
  /** Not offered. */
  currentOwnerId: string;
  /** The minimum role that is useful here. */
  role: Role;
  /** Shown if there is none. */
  missing: string;
  value: string | null;
  onChange: (serviceAccountId: string | null) => void;
}

/** Chooses the service account to transfer something to. */
export function NewOwnerField({
  workspaceId,
  currentOwnerId,
  role,
  missing,
  value,
  onChange,
}: NewOwnerFieldProps) {
  const { data } = useQuery(serviceAccountsQuery(workspaceId));
  const accounts = data?.filter((account) => roleAtLeast(account.role, role));
  if (accounts?.length === 0) {
    return (
      <Text size="sm">
        {missing}{' '}
        <Anchor
          size="sm"
          renderRoot={(props) => (
            <Link to="/workspaces/$workspaceId/members" params={{ workspaceId }} {...props} />
          )}
        >
          {t('Create one on the Members page.')}
        </Anchor>
      </Text>
    );
  }
  return (
    <Select
      label={t('New owner')}
      placeholder={t('Choose a service account')}
      required
      data-autofocus
      allowDeselect={false}
      data={(accounts ?? []).filter(({ id }) => id !== currentOwnerId).map(toOption)}
      value={value}
      onChange={onChange}
    />
  );
}

const toOption = ({ id, name, role }: ServiceAccount) => ({
  value: id,
  label: `${name} (${roleName(role)})`,
});
