import type { AuditEvent, AuditEventFilters } from '@latchkey/sdk';
import type { Command } from 'commander';

/** Options shared by `latchkey audit` and `latchkey operator audit`. */
export interface AuditFilterOptions {
  action?: string;
  target?: string;
  targetType?: string;
  address?: string;
  search?: string;
  from?: string;
  to?: string;
}

export const addAuditFilters = (command: Command): Command =>
  command
    .option('--action <action>', 'only this action, such as api_key.revoked')
    .option('--target <id>', 'only events about this target')
    .option('--target-type <type>', 'only events about targets of this type, such as api_key')
    .option('--address <address>', 'only events from this IP address or network')
    .option('--search <text>', 'only events with this text in their details')
    .option('--from <time>', 'only events from this time on, ISO 8601')
    .option('--to <time>', 'only events before this time');

/** The server rejects an unknown action or type of target. */
export const auditFilters = ({
  action,
  target,
  targetType,
  address,
  search,
  from,
  to,
}: AuditFilterOptions): AuditEventFilters => ({
  ...(action && { action: action as AuditEvent['action'] }),
  ...(target && { targetId: target }),
  ...(targetType && { targetType: targetType as NonNullable<AuditEventFilters['targetType']> }),
  ...(address && { address }),
  ...(search && { q: search }),
  ...(from && { from }),
  ...(to && { to }),
});
