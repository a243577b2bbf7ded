import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LatchkeyError } from '@latchkey/sdk';
import { type Command, Option } from 'commander';
import { CliError } from '../cli-error.js';
import { connect, type ConnectionOptions } from '../connection.js';
import { linkTarget } from '../link-target.js';
import { tell } from '../output/output.js';
import { printable } from '../output/printable.js';
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
    .option(
      '-o, --output <file>',
      'write to this file, which is only created if the export is complete; a pipe gets it as it arrives',
    )
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
      if (!process.stdout.write(chunk)) await drained();
    return;
  }
  await writeExport(bytes, output);
  tell(`Wrote ${printable(output)}.`);
}

/** An error of the output ends the command, whatever it waits for. */
const drained = (): Promise<unknown> => new Promise((resolve) => process.stdout.once('drain', resolve));

async function writeExport(bytes: Readable, output: string): Promise<void> {
  try {
    if (await isReplaceable(output)) await writeWhole(bytes, await linkTarget(output));
    else await pipeline(bytes, createWriteStream(output));
  } catch (error) {
    if (error instanceof LatchkeyError) throw error;
    throw new CliError(`Cannot write ${printable(output)}: ${reasonOf(error)}.`);
  }
}

/** A pipe or a device stays what it is: whoever reads it gets the export as it arrives. */
async function isReplaceable(output: string): Promise<boolean> {
  const present = await stat(output).catch(() => undefined);
  return present === undefined || present.isFile();
}

/** A partial export must not look complete. */
async function writeWhole(bytes: Readable, file: string): Promise<void> {
  const unfinished = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    // Contains people's addresses and names, so only the owner may read the file.
    await pipeline(bytes, createWriteStream(unfinished, { flags: 'wx', mode: 0o600 }));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
