import { Button, Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { membersQuery } from '../../workspace/members';
import { useWorkspace } from '../../workspace/queries';
import { ACTIONS } from './actions';
import type { AuditChange, AuditSearch } from './audit-search';
import { keyNamesQuery } from './queries';

interface AuditFiltersProps {
  search: AuditSearch;
  onChange: (part: AuditChange) => void;
  onClear: () => void;
}

export function AuditFilters({ search, onChange, onClear }: AuditFiltersProps) {
  const workspace = useWorkspace();
  const { data: members = [] } = useQuery(membersQuery(workspace.id));
  const { data: keys = [] } = useQuery(keyNamesQuery(workspace.id));
  const actors = [
    {
      group: 'Members',
      items: members.map(({ user }) => ({ value: `user:${user.id}`, label: user.name ?? user.email })),
    },
    { group: 'API keys', items: keys.map(({ id, name }) => ({ value: `key:${id}`, label: name })) },
  ];
  // The address may name somebody who has left: what is filtered by is said all the same.
  const { actor } = search;
  if (actor !== undefined && !actors.some(({ items }) => items.some(({ value }) => value === actor)))
    actors.push({ group: 'Others', items: [{ value: actor, label: `…${actor.slice(-6)}` }] });
  return (
    <Group gap="sm" p={20} pb="sm" align="flex-end" role="search" aria-label="Audit trail">
      <Select
        label="What"
        placeholder="Everything"
        clearable
        searchable
        clearButtonProps={{ 'aria-label': 'Any action' }}
        data={Object.entries(ACTIONS).map(([value, label]) => ({ value, label }))}
        value={search.action ?? null}
        onChange={(action) => onChange({ action })}
        style={{ flex: '1 1 9rem', minWidth: 0 }}
      />
      <Select
        label="Who"
        placeholder="Everybody"
        clearable
        searchable
        clearButtonProps={{ 'aria-label': 'Anybody' }}
        data={actors}
        value={search.actor ?? null}
        onChange={(actor) => onChange({ actor })}
        style={{ flex: '1 1 9rem', minWidth: 0 }}
      />
      <TextInput
        label="From"
        type="date"
        value={search.from ?? ''}
        onChange={(event) => onChange({ from: event.currentTarget.value })}
        style={{ flex: '1 1 8rem', minWidth: 0 }}
      />
      <TextInput
        label="To"
        type="date"
        value={search.to ?? ''}
        onChange={(event) => onChange({ to: event.currentTarget.value })}
        style={{ flex: '1 1 8rem', minWidth: 0 }}
      />
      {Object.keys(search).length > 0 && (
        <Button variant="subtle" onClick={onClear}>
          Clear
        </Button>
      )}
    </Group>
  );
}
