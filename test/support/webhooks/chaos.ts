import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import pg from 'pg';
import { type Account, register, request } from '../client.js';
import { eventually } from '../eventually.js';
import { patiently } from '../patiently.js';
import { type Program, startProgram } from '../program.js';
import { createEndpoint } from './endpoints.js';
import { type Receiver, startReceiver } from './receiver.js';

export interface ChaosOptions {
  events: number;
  workerKills: number;
  databaseUrl: string;
  /** In sequence, over the course of the run. */
  databaseFaults: (() => Promise<void>)[];
}

/** The outcome of the run, for the report. */
export interface ChaosResult {
  events: number;
  requests: number;
  /** Requests that were answered with success. */
  accepted: number;
  /** Of those, requests for an event that had already been accepted. */
  duplicates: number;
  seconds: number;
}

const SENDERS = 4;
/** For the longest run, `npm run test:chaos`. */
const DELIVERY_SECONDS_MAX = 120;
/** Three of ten requests fail in one of eight ways. */
const BEHAVIOUR = 'unreliable/30';
/** The receiver's answers that mean it has accepted the event. */
const ACCEPTING = new Set(['ok', 'slow', 'gigabyte']);

/**
 * Events are created through the API while a separate worker is repeatedly killed and restarted, and the database
 * disappears. In the end the receiver must have accepted every existing document, whatever happened.
 */
export async function wreakHavoc(options: ChaosOptions): Promise<ChaosResult> {
  const beganAt = performance.now();
  const env = {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_FORMAT: 'json',
    DATABASE_URL: options.databaseUrl,
    JWT_SECRET: randomBytes(32).toString('base64url'),
    MASTER_KEY: randomBytes(32).toString('base64url'),
    QUEUE_MAINTENANCE_SECONDS: '1',
    WEBHOOK_ALLOW_PRIVATE: '127.0.0.1/32',
    WEBHOOK_TIMEOUT_SECONDS: '1',
    WEBHOOK_RETRY_SECONDS: Array.from({ length: 30 }, () => '1').join(),
  };
  const server = await startProgram({ env: { ...env, WORKERS: 'off' } });
  const api = await server.listening();
  const receiver = await startReceiver();
  const database = new pg.Pool({ connectionString: options.databaseUrl, max: 1 });
  database.on('error', () => undefined);
  let worker = await startWorker(env);
  try {
    const account = await register(api);
    await receiver.learn(account.webhookSigningSecret);
    await createEndpoint(api, account, { url: receiver.url(BEHAVIOUR) });
    const sending = sendEvents(api, account, options.events);

    const misfortunes = interleave(options.databaseFaults, options.workerKills, async () => {
      worker.process.kill('SIGKILL');
      await worker.ended();
      worker = await startWorker(env);
    });
    for (const misfortune of misfortunes) {
      await sleep(700 + Math.random() * 800);
      await misfortune();
    }
    const sent = await sending;
    await everythingDelivered(database);
    const seconds = Math.round((performance.now() - beganAt) / 1_000);
    return { ...(await judgeRun(database, receiver, sent)), seconds };
  } finally {
    for (const { process } of [worker, server]) process.kill('SIGTERM');
    await Promise.all([worker.ended(), server.ended()]);
    await database.end();
    await receiver.stop();
  }
}

async function startWorker(env: Record<string, string>): Promise<Program> {
  const worker = await startProgram({ env, script: 'src/worker.js' });
  await worker.waitFor((line) => (line.includes('"processing jobs"') ? true : undefined));
  return worker;
}

function interleave(
  faults: readonly (() => Promise<void>)[],
  kills: number,
  kill: () => Promise<void>,
): (() => Promise<void>)[] {
  const all = Array.from({ length: kills }, () => kill);
  faults.forEach((fault, index) => {
    all.splice(Math.round(((index + 1) * all.length) / (faults.length + 1)), 0, fault);
  });
  return all;
}

/** A request whose response was lost is sent again under its idempotency key: it creates one document. */
async function sendEvents(api: { url: string }, account: Account, count: number): Promise<Set<string>> {
  const sent = new Set<string>();
  let left = count;
  const send = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const options = {
        apiKey: account.apiKey,
        json: { title: 'An event', body: '' },
        headers: { 'idempotency-key': randomUUID() },
      };
      const response = await patiently(() => request(api, 'POST', '/api/v1/documents', options));
      if (response.status !== 201)
        throw new Error(`A document answered ${response.status}: ${response.text}`);
      sent.add(response.json.id);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, send));
  return sent;
}

async function everythingDelivered(database: pg.Pool): Promise<void> {
  const pending = async () => {
    const { rows } = await database
      .query(`SELECT id FROM webhook_deliveries WHERE status = 'pending' LIMIT 5`)
      .catch(() => ({ rows: ['away'] }));
    return rows;
  };
  await eventually('every event is delivered', pending, {
    until: ({ length }) => length === 0,
    deadlineSeconds: DELIVERY_SECONDS_MAX,
    intervalMs: 200,
  });
}

async function judgeRun(
  database: pg.Pool,
  receiver: Receiver,
  sent: Set<string>,
): Promise<Omit<ChaosResult, 'seconds'>> {
  const { rows: documents } = await database.query<{ id: string }>('SELECT id FROM documents');
  expect(new Set(documents.map(({ id }) => id))).toEqual(sent);

  const accepted = receiver.requests.filter(({ answer }) => ACCEPTING.has(answer));
  const documentOf = (body: string): string => JSON.parse(body).data.id;
  const arrived = new Set(accepted.map(({ body }) => documentOf(body)));
  expect([...sent].filter((id) => !arrived.has(id))).toEqual([]);
  expect([...arrived].filter((id) => !sent.has(id))).toEqual([]);

  // Every attempt of an event has the same id and the same body, and is signed.
  const idsOf = new Map<string, Set<string>>();
  for (const { body, headers, verifiedBy } of receiver.requests) {
    expect(verifiedBy).toEqual([0]);
    const ids = idsOf.get(body) ?? new Set();
    idsOf.set(body, ids.add(headers['webhook-id'] ?? ''));
  }
  expect([...idsOf.values()].filter((ids) => ids.size !== 1)).toEqual([]);
  expect(idsOf.size).toBe(sent.size);

  const { rows: statuses } = await database.query('SELECT DISTINCT status FROM webhook_deliveries');
  expect(statuses).toEqual([{ status: 'succeeded' }]);
  return {
    events: sent.size,
    requests: receiver.requests.length,
    accepted: accepted.length,
    duplicates: accepted.length - arrived.size,
  };
}
