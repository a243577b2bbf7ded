import type { ApiKey } from '@latchkey/sdk';
import { limitWords } from '../limits.js';
import type { Column } from '../output/output.js';

const statusReason: Column<ApiKey> = { title: 'Reason', value: (key) => key.statusReason };
const createdByKey: Column<ApiKey> = { title: 'Created by key', value: (key) => key.createdByKey };
const owner: Column<ApiKey> = {
  title: 'Owner',
  value: (key) => `${key.owner.name ?? key.owner.id} (${key.owner.type.replace('_', ' ')})`,
};
const leaked: Column<ApiKey> = { title: 'Leaked', value: ({ leakedAt }) => leakedAt };

const first: Column<ApiKey>[] = [
  { title: 'Id', value: ({ id }) => id },
  { title: 'Name', value: ({ name }) => name },
  { title: 'Key', value: ({ keyPrefix }) => keyPrefix },
  { title: 'Status', value: ({ status }) => status },
  { title: 'Last used', value: ({ lastUsedAt }) => lastUsedAt },
  { title: 'Expires', value: ({ expiresAt }) => expiresAt },
];

/** Scripts read the list by position: new columns come last. */
export const keyColumns: Column<ApiKey>[] = [
  ...first,
  statusReason,
  leaked,
  createdByKey,
  owner,
  { title: 'Canary', value: ({ canary }) => (canary ? 'canary' : null) },
];

export const keyFields: Column<ApiKey>[] = [
  ...first,
  statusReason,
  { title: 'Scopes', value: ({ scopes }) => scopes ?? 'everything its owner may do' },
  { title: 'Addresses', value: ({ allowedIps }) => allowedIps ?? 'any' },
  {
    title: 'Other addresses',
    value: ({ allowedIps, allowlistMode }) =>
      allowedIps && allowlistMode === 'observe' ? 'let through and observed' : null,
  },
  owner,
  { title: 'Description', value: ({ description }) => description },
  {
    title: 'Metadata',
    value: ({ metadata }) => Object.entries(metadata).map(([name, value]) => `${name}=${value}`),
  },
  { title: 'Limits', value: ({ limits }) => limitWords(limits) },
  { title: 'Canary', value: ({ canary }) => (canary ? 'yes: never valid, each use is an alert' : null) },
  { title: 'Created', value: ({ createdAt }) => createdAt },
  { title: 'Created by', value: ({ createdBy }) => createdBy },
  createdByKey,
  { title: 'Revoked', value: ({ revokedAt }) => revokedAt },
  { title: 'Replaced by', value: ({ replacedBy }) => replacedBy },
  { title: 'Replaces', value: ({ replaces }) => replaces },
  leaked,
  {
    title: 'Reported by',
    value: ({ leak }) => leak && (leak.url === null ? leak.reportedBy : `${leak.reportedBy}: ${leak.url}`),
  },
];
