import type { ApiKey } from '@latchkey/sdk';

/** What a spreadsheet would run as a formula when it opens the file; some take the full-width signs for the others. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Without it, spreadsheets read the file in the system's old character set, and show é as Ã©. */
const BYTE_ORDER_MARK = '\ufeff';

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

/** A file of RFC 4180 that is safe to open in a spreadsheet: what people have typed stays text. */
export function toCsv(keys: readonly ApiKey[]): string {
  const rows = [
    Object.keys(COLUMNS),
    ...keys.map((key) => Object.values(COLUMNS).map((cellOf) => toCell(cellOf(key)))),
  ];
  return BYTE_ORDER_MARK + rows.map((cells) => `${cells.join(',')}\r\n`).join('');
}

function toCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
