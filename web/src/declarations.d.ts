/** What the modules of the API declare, from `openapi.json`: see `declarations` in `vite.config.js`. */
declare module 'virtual:declarations' {
  import type { AuditEvent, Role, Scope, WebhookEndpoint } from '@latchkey/sdk';

  export type AuditAction = AuditEvent['action'];
  export type EventType = WebhookEndpoint['events'][number];

  export const scopes: readonly { name: Scope; group: string; words: string; role: Role }[];
  /** Without words: it never appears in a workspace's trail. */
  export const auditActions: readonly { name: AuditAction; target: string; words: string | null }[];
  export const events: readonly { name: EventType; group: string; words: string; scope: Scope | null }[];
}
