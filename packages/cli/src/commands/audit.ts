import type { AuditEvent, AuditEventFilters } from '@latchkey/sdk';
import type { Command } from 'commander';
import { connect } from '../connection.js';
import { type Column, writeList } from '../output/output.js';
import { addAuditVerifyCommand } from './audit-verify.js';
import { examples, listCommand, type ListOptions, take } from './common.js';

const columns: Column<AuditEvent>[] = [
  { title: 'Time', value: ({ occurredAt }) => occurredAt },
  { title: 'Action', value: ({ action }) => action },
  { title: 'By', value: ({ actor }) => actor.apiKeyId ?? actor.userId ?? actor.kind },
  { title: 'Target', value: ({ target }) => target.id ?? target.type },
  { title: 'Address', value: ({ address }) => address },
];

interface AuditOptions extends ListOptions {
  action?: string;
  target?: string;
  targetType?: string;
  address?: string;
  search?: string;
  from?: string;
  to?: string;
}

export function addAuditCommand(program: Command): void {
  const audit = listCommand(
    program,
    'audit',
    'Lists audit events of a workspace, newest first. Requires the admin role.',
  );
  audit
    .option('--action <action>', 'only this action, such as api_key.revoked')
    .option('--target <id>', 'only events about this target')
    .option('--target-type <type>', 'only events about targets of this type, such as api_key')
    .option('--address <address>', 'only events from this IP address or network')
    .option('--search <text>', 'only events with this text in their details')
    .option('--from <time>', 'only events from this time on, ISO 8601')
    .option('--to <time>', 'only events before this time')
    .addHelpText(
      'after',
      examples('latchkey audit --limit 20', 'latchkey audit --action api_key.revoked --json'),
    )
    .action(list);
  addAuditVerifyCommand(audit);
}

async function list({
  json,
  action,
  target,
  targetType,
  address,
  search,
  from,
  to,
  ...options
}: AuditOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const filters: AuditEventFilters = {
    // The server rejects an unknown action.
    ...(action && { action: action as AuditEvent['action'] }),
    ...(target && { targetId: target }),
    ...(targetType && { targetType }),
    ...(address && { address }),
    ...(search && { q: search }),
    ...(from && { from }),
    ...(to && { to }),
  };
  await writeList(
    await take(client.workspaces.listAuditEvents(await workspaceIdOrOwn(), filters), options),
    columns,
    json,
  );
}
