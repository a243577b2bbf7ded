import { Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { Sort } from './arrange';
import type { ApiKeysView } from './view';

interface ApiKeysToolbarProps {
  search: string;
  onSearch: (text: string) => void;
  status: ApiKeysView['status'];
  onStatus: (status: ApiKeysView['status']) => void;
  sort: Sort;
  descending: boolean;
  onSort: (sort: Sort, descending: boolean) => void;
}

const STATUSES: { value: ApiKeysView['status']; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'active', label: 'Active' },
  { value: 'disabled', label: 'Disabled' },
  { value: 'expired', label: 'Expired' },
  { value: 'revoked', label: 'Revoked' },
];

const ORDERS: { value: string; label: string; sort: Sort; descending: boolean }[] = [
  { value: 'newest', label: 'Newest first', sort: 'created', descending: true },
  { value: 'oldest', label: 'Oldest first', sort: 'created', descending: false },
  { value: 'used', label: 'Most recently used', sort: 'used', descending: true },
  { value: 'unused', label: 'Least recently used', sort: 'used', descending: false },
  { value: 'name', label: 'Name A–Z', sort: 'name', descending: false },
  { value: 'name-descending', label: 'Name Z–A', sort: 'name', descending: true },
];

export function ApiKeysToolbar(props: ApiKeysToolbarProps) {
  const order = ORDERS.find(({ sort, descending }) => sort === props.sort && descending === props.descending);
  return (
    <Group gap="sm" p={20} pb="sm" role="search" aria-label="API keys">
      <TextInput
        aria-label="Search by name or prefix"
        placeholder="Search by name or prefix"
        leftSection={<IconSearch size={15} aria-hidden="true" />}
        value={props.search}
        onChange={(event) => props.onSearch(event.currentTarget.value)}
        autoComplete="off"
        type="search"
        style={{ flex: '1 1 14rem' }}
      />
      <SegmentedControl
        aria-label="Status"
        size="sm"
        data={STATUSES}
        value={props.status}
        onChange={(value) => props.onStatus(value)}
      />
      <Select
        aria-label="Order"
        hiddenFrom="sm"
        w="100%"
        allowDeselect={false}
        data={ORDERS.map(({ value, label }) => ({ value, label }))}
        value={order?.value ?? null}
        onChange={(value) => {
          const chosen = ORDERS.find((candidate) => candidate.value === value);
          if (chosen) props.onSort(chosen.sort, chosen.descending);
        }}
      />
    </Group>
  );
}
