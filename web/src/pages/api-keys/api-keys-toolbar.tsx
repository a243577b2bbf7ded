import { Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { membersQuery } from '../../workspace/members';
import { offeredScopesQuery, useWorkspace } from '../../workspace/queries';
import { roleAtLeast } from '../../workspace/roles';
import { serviceAccountsQuery } from '../../workspace/service-accounts';
import { SCOPE_GROUPS } from './scopes';
import type { ApiKeysSearch, ApiKeysView, Condition, Sort } from './view';
import { type Message, t, translateDeclared } from '../../language/translate';

interface ApiKeysToolbarProps {
  typed: string;
  onType: (text: string) => void;
  view: ApiKeysView;
  onChange: (part: ApiKeysSearch) => void;
}

const STATUSES = [
  { value: 'all', label: 'Any status' },
  { value: 'active', label: 'Active' },
  { value: 'disabled', label: 'Disabled' },
  { value: 'suspended', label: 'Suspended' },
  { value: 'expired', label: 'Expired' },
  { value: 'revoked', label: 'Revoked' },
  { value: 'ended', label: 'Ended with the owner' },
] as const satisfies readonly { value: ApiKeysView['status']; label: Message }[];

const CONDITIONS = [
  { value: 'leaked', label: 'Leaked' },
  { value: 'expiring', label: 'Expiring in 30 days' },
  { value: 'unused', label: 'Unused for 90 days' },
] as const satisfies readonly { value: Condition; label: Message }[];

const ORDERS = [
  { value: 'newest', label: 'Newest first', sort: 'created', descending: true },
  { value: 'oldest', label: 'Oldest first', sort: 'created', descending: false },
  { value: 'used', label: 'Most recently used', sort: 'used', descending: true },
  { value: 'unused', label: 'Least recently used', sort: 'used', descending: false },
  { value: 'name', label: 'Name A–Z', sort: 'name', descending: false },
  { value: 'name-descending', label: 'Name Z–A', sort: 'name', descending: true },
] as const satisfies readonly { value: string; label: Message; sort: Sort; descending: boolean }[];

/** Grows with the available room, but never gets too narrow to read. */
const FILTER = { flex: '1 1 8rem' };

export function ApiKeysToolbar({ typed, onType, view, onChange }: ApiKeysToolbarProps) {
  const { role } = useWorkspace();
  const order = ORDERS.find(({ sort, descending }) => sort === view.sort && descending === view.descending);
  return (
    <Group gap="sm" p={20} pb="sm" role="search" aria-label={t('API keys')}>
      <TextInput
        aria-label={t('Search by name, prefix or whole key')}
        placeholder={t('Name, prefix or whole key')}
        leftSection={<IconSearch size={15} aria-hidden="true" />}
        value={typed}
        onChange={(event) => onType(event.currentTarget.value)}
        autoComplete="off"
        type="search"
        style={{ flex: '3 1 12rem' }}
      />
      <Select
        aria-label={t('Status')}
        style={FILTER}
        allowDeselect={false}
        data={STATUSES.map(({ value, label }) => ({ value, label: t(label) }))}
        value={view.status}
        onChange={(value) => value !== null && onChange({ status: value === 'all' ? undefined : value })}
      />
      <Select
        aria-label={t('Condition')}
        placeholder={t('Any condition')}
        style={FILTER}
        clearable
        data={CONDITIONS.map(({ value, label }) => ({ value, label: t(label) }))}
        value={view.condition ?? null}
        onChange={(value) => onChange({ condition: value ?? undefined })}
      />
      <ScopeFilter value={view.scope} onChange={(scope) => onChange({ scope })} />
      {roleAtLeast(role, 'admin') && (
        <OwnerFilter value={view.ownerId} onChange={(ownerId) => onChange({ ownerId })} />
      )}
      <Select
        aria-label={t('Order')}
        style={FILTER}
        allowDeselect={false}
        data={ORDERS.map(({ value, label }) => ({ value, label: t(label) }))}
        value={order?.value ?? null}
        onChange={(value) => {
          const chosen = ORDERS.find((candidate) => candidate.value === value);
          if (chosen) onChange({ sort: chosen.sort, descending: chosen.descending });
        }}
      />
    </Group>
  );
}

interface FilterProps {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

function ScopeFilter({ value, onChange }: FilterProps) {
  const [wasOpened, setWasOpened] = useState(value !== undefined);
  const { data: offered = [] } = useQuery({ ...offeredScopesQuery, enabled: wasOpened });
  return (
    <Select
      aria-label={t('Scope')}
      placeholder={t('Any scope')}
      style={FILTER}
      clearable
      searchable
      data={[
        ...SCOPE_GROUPS.map(({ name, scopes }) => ({
          group: translateDeclared(name),
          items: scopes.map(({ scope }) => scope),
        })),
        ...offered.map(({ title, scopes }) => ({ group: title, items: scopes.map(({ scope }) => scope) })),
      ]}
      value={value ?? null}
      onDropdownOpen={() => setWasOpened(true)}
      onChange={(scope) => onChange(scope ?? undefined)}
    />
  );
}

function OwnerFilter({ value, onChange }: FilterProps) {
  const workspace = useWorkspace();
  const [wasOpened, setWasOpened] = useState(value !== undefined);
  const { data: members = [] } = useQuery(membersQuery(workspace.id));
  const { data: serviceAccounts = [] } = useQuery({
    ...serviceAccountsQuery(workspace.id),
    enabled: wasOpened,
  });
  return (
    <Select
      aria-label={t('Owner')}
      placeholder={t('Any owner')}
      style={FILTER}
      clearable
      searchable
      data={[
        ...members.map(({ user }) => ({ value: user.id, label: user.name ?? user.email })),
        ...serviceAccounts.map(({ id, name }) => ({
          value: id,
          label: t('{name} (service account)', { name }),
        })),
      ]}
      value={value ?? null}
      onDropdownOpen={() => setWasOpened(true)}
      onChange={(ownerId) => onChange(ownerId ?? undefined)}
    />
  );
}
