import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the modules of the API declare, as `openapi.json` has it: `virtual:declarations` of the dashboard, and of its tests. */
export const {
  'x-scopes': scopes,
  'x-audit-actions': auditActions,
  'x-events': events,
} = JSON.parse(readFileSync(join(import.meta.dirname, '../openapi.json'), 'utf8'));
