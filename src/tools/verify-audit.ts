import { createReadStream } from 'node:fs';
import { type Checkpoint, trailLines, verifyTrail } from '@latchkey/sdk/audit-trail';
import '../app.module.js';
import { loadConfigOfTool } from '../core/config/config.js';
import { openDatabase } from '../core/database/open-database.js';
import { LIFT_LIMITS_IN_TRANSACTION } from '../core/database/session-limits.js';
import { SessionClient } from '../core/database/session-settings.js';
import { CheckpointKeys } from '../modules/audit/checkpoint-keys.js';
import { cryptography } from '../modules/audit/cryptography.js';
import { type DatabaseReport, verifyDatabase } from '../modules/audit/verify-database.js';
import { describeDatabase } from './describe-database.js';
import { fail } from './fail.js';
import { readArguments } from './read-arguments.js';

const USAGE = `Verifies the audit trail in the database. If it is not valid, exits with 1 and names the first invalid row.

  npm run audit:verify -- [--trail <file>]… [--trust-key <id>]…

--trail      a file that the trail was streamed to. It is verified too, and its checkpoints must match the chain.
             Without a file, nothing outside the database shows where the chain ended.
--trust-key  the id of a signing key whose master key is no longer configured.
`;

/** @returns the checkpoints of a consistent file */
async function readCheckpoints(file: string): Promise<Checkpoint[]> {
  const checkpoints: Checkpoint[] = [];
  const { problem } = await verifyTrail(trailLines(createReadStream(file)), {
    cryptography,
    onCheckpoint: (checkpoint) => checkpoints.push(checkpoint),
  });
  if (problem) fail(`${file}, line ${problem.line}: ${problem.reason}`);
  return checkpoints;
}

async function verify(
  databaseUrl: string,
  options: Parameters<typeof verifyDatabase>[1],
): Promise<DatabaseReport> {
  // A separate connection, because the pool's have limits for requests.
  const client = new SessionClient({
    connectionString: databaseUrl,
    application_name: 'latchkey audit',
    isUnbounded: true,
  });
  await client.connect();
  try {
    await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${LIFT_LIMITS_IN_TRANSACTION}`);
    return await verifyDatabase(
      async (sql, parameters) => (await client.query(sql, parameters)).rows as never,
      options,
    );
  } finally {
    await client.end();
  }
}

function describe(report: DatabaseReport, where: string): string {
  const { links, removed, unsealed, oldestUnsealed, checkpoints, lastCheckpoint } = report;
  const lines = [
    `${links} events in ${where} are valid${removed > 0 ? `; ${removed} of them were removed after their retention period` : ''}.`,
  ];
  if (lastCheckpoint) {
    const { position, signed_at: signedAt, key_id: keyId } = lastCheckpoint;
    lines.push(
      `${checkpoints} checkpoints are valid; the last is at position ${position}, signed at ${signedAt} with the key ${keyId}.`,
    );
  }
  if (unsealed > 0)
    lines.push(`${unsealed} events have no position in the chain yet, the oldest since ${oldestUnsealed}.`);
  return `${lines.join('\n')}\n`;
}

const {
  values: { trail = [], 'trust-key': trusted = [] },
} = readArguments(USAGE, {
  trail: { type: 'string', multiple: true },
  'trust-key': { type: 'string', multiple: true },
});
try {
  const config = await loadConfigOfTool();
  const checkpoints = (await Promise.all(trail.map(readCheckpoints))).flat();
  const database = await openDatabase(config);
  try {
    const trustedKeyIds = [...new CheckpointKeys(config).ids, ...trusted];
    const report = await verify(database.url, { trustedKeyIds, checkpoints });
    const { problem } = report;
    if (!problem) process.stdout.write(describe(report, describeDatabase(config)));
    else {
      const place = problem.position === null ? '' : ` at position ${problem.position}`;
      const event = problem.eventId === null ? '' : `, event ${problem.eventId}`;
      process.stderr.write(`The audit trail is not valid${place}${event}: ${problem.reason}.\n`);
      process.exitCode = 1;
    }
  } finally {
    await database.close();
  }
} catch (error) {
  fail(`The audit trail was not verified: ${error instanceof Error ? error.message : String(error)}`);
}
