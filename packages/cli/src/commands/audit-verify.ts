import { createPublicKey, hash, verify as verifySignature } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import type { AuditCheckpoint } from '@latchkey/sdk';
import {
  type Checkpoint,
  checkpointLine,
  type Cryptography,
  parseTrailLine,
  trailLines,
  verifyTrail,
  verifyWorkspaceChain,
} from '@latchkey/sdk/audit-trail';
import { type Command, Option } from 'commander';
import { CliError, usageError } from '../cli-error.js';
import { connect } from '../connection.js';
import { type Column, tell, writeFields } from '../output/output.js';
import { reasonOf } from '../reason-of.js';
import { type CommonOptions, examples, serverCommand } from './common.js';

interface VerifyOptions extends CommonOptions {
  from?: 'server' | 'file';
  checkpoints?: string;
  keyId?: string;
}

/** The result of the verification. */
interface Verified {
  events: number;
  removed: number;
  firstPosition: number | null;
  lastPosition: number;
  checkpoint: Checkpoint | null;
}

const fields: Column<Verified>[] = [
  { title: 'Valid events', value: ({ events }) => events },
  { title: 'Removed after their retention period', value: ({ removed }) => removed },
  { title: 'First position', value: ({ firstPosition }) => firstPosition },
  { title: 'Last position', value: ({ lastPosition }) => lastPosition },
  { title: 'Last signed position', value: ({ checkpoint }) => checkpoint?.position },
  { title: 'Signed at', value: ({ checkpoint }) => checkpoint?.signed_at },
  { title: 'Signed with key', value: ({ checkpoint }) => checkpoint?.key_id },
];

const cryptography: Cryptography = {
  sha256: (text) => hash('sha256', text),
  verify(publicKey, message, signature) {
    try {
      const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
      return verifySignature(null, Buffer.from(message), key, Buffer.from(signature, 'base64url'));
    } catch {
      return false;
    }
  },
};

export function addAuditVerifyCommand(audit: Command): void {
  serverCommand(
    audit,
    'verify [files...]',
    'Verifies that the audit trail has not been changed. If it has, exits with 1 and names the first invalid event.',
  )
    .addOption(
      new Option(
        '--from <source>',
        'verify the workspace on the server, or files that the trail was streamed to (default: file if files are given)',
      ).choices(['server', 'file']),
    )
    .option(
      '--checkpoints <file>',
      'from the server: store checkpoints in this file, and require earlier ones to match',
    )
    .option('--key-id <id>', 'accept only checkpoints signed with this key')
    .addHelpText(
      'after',
      examples(
        'latchkey audit verify --checkpoints checkpoints.jsonl',
        'latchkey audit verify --key-id 9b74c9897bac770f audit.jsonl.1 audit.jsonl',
      ),
    )
    .action(verify);
}

async function verify(files: string[], options: VerifyOptions): Promise<void> {
  const { from = files.length > 0 ? 'file' : 'server', checkpoints, json } = options;
  if (from === 'file' && files.length === 0) throw usageError('Name the files to verify, oldest first.');
  if (from === 'server' && files.length > 0) throw usageError('With --from server, name no files.');
  if (from === 'file' && checkpoints !== undefined) {
    throw usageError('Use --checkpoints only with --from server: a streamed file contains its own.');
  }
  const verified = from === 'file' ? await verifyFiles(files, options) : await verifyServer(options);
  writeFields(verified, fields, json);
}

async function verifyFiles(files: readonly string[], { keyId }: VerifyOptions): Promise<Verified> {
  const report = await verifyTrail(linesOf(files), { cryptography, keyId }).catch((error: unknown) => {
    throw new CliError(`A file cannot be read: ${reasonOf(error)}`);
  });
  const { problem, events, first, last, checkpoint } = report;
  if (problem) {
    const place = problem.position === null ? '' : `, position ${problem.position}`;
    throw new CliError(`The trail is not valid at line ${problem.line}${place}: ${problem.reason}.`);
  }
  if (!checkpoint) tell('There is no checkpoint, so nothing shows who wrote this trail or where it ended.');
  else if (checkpoint.position < last)
    tell(`Events after position ${checkpoint.position} are not signed yet.`);
  return {
    events,
    removed: 0,
    firstPosition: first ?? null,
    lastPosition: last,
    checkpoint: checkpoint ?? null,
  };
}

async function* linesOf(files: readonly string[]): AsyncIterable<string> {
  for (const file of files) yield* trailLines(createReadStream(file));
}

async function verifyServer(options: VerifyOptions): Promise<Verified> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  const earlier = options.checkpoints === undefined ? [] : await readCheckpoints(options.checkpoints);
  // Fetched first, because anything added meanwhile only makes the chain longer.
  const checkpoint = toCheckpoint(await client.workspaces.getAuditCheckpoint(workspaceId));
  const { problem, events, removed, last } = await verifyWorkspaceChain(
    client.workspaces.listAuditLinks(workspaceId),
    {
      cryptography,
      workspaceId,
      checkpoints: [...earlier, checkpoint],
      keyId: options.keyId,
    },
  );
  if (problem)
    throw new CliError(`The trail is not valid at position ${problem.position}: ${problem.reason}.`);
  if (options.checkpoints !== undefined) {
    await appendFile(options.checkpoints, `${checkpointLine(checkpoint)}\n`).catch((error: unknown) => {
      throw new CliError(`The checkpoint cannot be stored in ${options.checkpoints}: ${reasonOf(error)}`);
    });
  }
  return { events, removed, firstPosition: events > 0 ? 1 : null, lastPosition: last, checkpoint };
}

/** @returns an empty list if the file does not exist yet */
async function readCheckpoints(file: string): Promise<Checkpoint[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw new CliError(`${file} cannot be read: ${reasonOf(error)}`);
  });
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => {
      const parsed = parseTrailLine(line, cryptography);
      if (parsed?.kind !== 'checkpoint') throw new CliError(`${file}, line ${index + 1}: not a checkpoint.`);
      return parsed.checkpoint;
    });
}

const toCheckpoint = ({
  chain,
  position,
  hash: headHash,
  eventsFrom,
  signedAt,
  keyId,
  publicKey,
  signature,
}: AuditCheckpoint): Checkpoint => ({
  chain,
  position,
  hash: headHash,
  events_from: eventsFrom,
  signed_at: signedAt,
  key_id: keyId,
  public_key: publicKey,
  signature,
});
