import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the modules of the API declare, from `openapi.json`: `virtual:declarations` for the dashboard and its tests. */
export const {
  'x-scopes': scopes,
  'x-audit-actions': auditActions,
  'x-events': events,
} = JSON.parse(readFileSync(join(import.meta.dirname, '../openapi.json'), 'utf8'));
