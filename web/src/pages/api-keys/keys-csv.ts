import type { ApiKey } from '@latchkey/sdk';
import { BYTE_ORDER_MARK, csvRow } from '@latchkey/sdk/csv';

const COLUMNS: Record<string, (key: ApiKey) => string> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  prefix: ({ keyPrefix }) => keyPrefix,
  status: ({ status }) => status,
  owner: ({ owner }) => owner.name ?? owner.id,
  owner_id: ({ owner }) => owner.id,
  scopes: ({ scopes }) => scopes?.join(' ') ?? 'all',
  allowed_ips: ({ allowedIps }) => allowedIps?.join(' ') ?? '',
  created_at: ({ createdAt }) => createdAt,
  last_used_at: ({ lastUsedAt }) => lastUsedAt ?? '',
  expires_at: ({ expiresAt }) => expiresAt ?? '',
  leaked_at: ({ leakedAt }) => leakedAt ?? '',
  description: ({ description }) => description ?? '',
  metadata: ({ metadata }) => (Object.keys(metadata).length > 0 ? JSON.stringify(metadata) : ''),
};

/** A file with a header. */
export const toCsv = (keys: readonly ApiKey[]): string =>
  BYTE_ORDER_MARK +
  csvRow(Object.keys(COLUMNS)) +
  keys.map((key) => csvRow(Object.values(COLUMNS).map((cellOf) => cellOf(key)))).join('');
