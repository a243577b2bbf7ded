import type { AuditEvent } from '@latchkey/sdk';
import type { Command } from 'commander';
import { connect } from '../connection.js';
import { type Column, writeList } from '../output/output.js';
import { addAuditFilters, type AuditFilterOptions, auditFilters } from './audit-filters.js';
import { addAuditExportCommand } from './audit-export.js';
import { addAuditVerifyCommand } from './audit-verify.js';
import { examples, listCommand, type ListOptions, take } from './common.js';

const columns: Column<AuditEvent>[] = [
  { title: 'Time', value: ({ occurredAt }) => occurredAt },
  { title: 'Action', value: ({ action }) => action },
  { title: 'By', value: ({ actor }) => actor.apiKeyId ?? actor.userId ?? actor.kind },
  { title: 'Target', value: ({ target }) => target.id ?? target.type },
  { title: 'Address', value: ({ address }) => address },
];

interface AuditOptions extends ListOptions, AuditFilterOptions {}

export function addAuditCommand(program: Command): void {
  const audit = listCommand(
    program,
    'audit',
    'Lists audit events of a workspace, newest first. Requires the admin role.',
  );
  addAuditFilters(audit)
    .addHelpText(
      'after',
      examples('latchkey audit --limit 20', 'latchkey audit --action api_key.revoked --json'),
    )
    .action(list);
  addAuditExportCommand(audit);
  addAuditVerifyCommand(audit);
}

async function list({ json, ...options }: AuditOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const filters = auditFilters(options);
  await writeList(
    await take(client.workspaces.listAuditEvents(await workspaceIdOrOwn(), filters), options),
    columns,
    json,
  );
}
