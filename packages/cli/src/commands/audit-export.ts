import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LatchkeyError } from '@latchkey/sdk';
import { type Command, Option } from 'commander';
import { CliError } from '../cli-error.js';
import { connect, type ConnectionOptions } from '../connection.js';
import { tell } from '../output/output.js';
import { reasonOf } from '../reason-of.js';
import { addAuditFilters, type AuditFilterOptions, auditFilters } from './audit-filters.js';
import { examples } from './common.js';

interface ExportOptions extends AuditFilterOptions, ConnectionOptions {
  format: 'json' | 'csv';
  output?: string;
}

export function addAuditExportCommand(audit: Command): void {
  const command = audit
    .command('export')
    .description('Writes all audit events of a workspace, newest first, to standard output or a file.')
    .addOption(new Option('--format <format>', 'the format').choices(['json', 'csv']).default('json'))
    .option('-o, --output <file>', 'write to this file, which is only created if the export is complete')
    .option('--profile <name>', 'the profile to use (default: the current one)')
    .option('--workspace <id>', 'the workspace to act in');
  addAuditFilters(command)
    .addHelpText(
      'after',
      examples(
        'latchkey audit export --format csv --output audit.csv',
        'latchkey audit export --from 2027-01-01T00:00:00Z | jq length',
      ),
    )
    .action(run);
}

async function run({ format, output, ...options }: ExportOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const file = await client.workspaces.exportAuditEvents(await workspaceIdOrOwn(), {
    format,
    ...auditFilters(options),
  });
  const bytes = Readable.fromWeb(file as Parameters<typeof Readable.fromWeb>[0]);
  if (output === undefined) {
    for await (const chunk of bytes as AsyncIterable<Uint8Array>)
      if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
    return;
  }
  await writeWhole(bytes, output);
  tell(`Wrote ${output}.`);
}

/** A partial export must not look complete. */
async function writeWhole(bytes: Readable, output: string): Promise<void> {
  const unfinished = `${output}.${randomBytes(6).toString('hex')}`;
  try {
    // Contains people's addresses and names, so only the owner may read the file.
    await pipeline(bytes, createWriteStream(unfinished, { flags: 'wx', mode: 0o600 }));
    await rename(unfinished, output);
  } catch (error) {
    await rm(unfinished, { force: true });
    if (error instanceof LatchkeyError) throw error;
    throw new CliError(`Cannot write ${output}: ${reasonOf(error)}.`);
  }
}
