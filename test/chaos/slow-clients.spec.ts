import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { type Account, register, request } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { heldConnections } from '../support/held-connections.js';
import { quickRequest } from '../support/quick-request.js';
import { openConnection } from '../support/raw-client.js';
import { residentMegabytes } from '../support/resident.js';
import { tally } from '../support/tally.js';

/** How long new slow clients keep coming; the last of them may take two more minutes. */
const ATTACK_SECONDS = Number(process.env.CHAOS_SLOW_SECONDS ?? 60);
const WAVE_MS = 2_000;
const DRIBBLE_MS = 500;
/** The server looks every two seconds, lets a client read its last response for eight, and may be busy. */
const SLACK_SECONDS = 20;
/** A documented promise. */
const SHUTDOWN_SECONDS_MAX = 10;
const PER_ADDRESS_MAX = 500;
const HONEST = 8;
const EVENTS = 20_000;
const PIPELINED = 100;
/** Of half a megabyte each: more than the buffers of both systems can hold. */
const DOCUMENTS = 12;
/** Garbage, and the responses that wait for their readers, which are bounded per connection. */
const MEGABYTES_MORE_MAX = 500;
/** What it may keep of that when they are gone. */
const MEGABYTES_KEPT_MAX = 150;
/** None of them is a trusted proxy, which would be exempt from limits. */
const ADDRESSES = ['127.0.0.2', '127.0.0.3', '127.0.0.4', '127.0.0.5'];

// An error in its log fails this file.
const app = useOwnServer();

let honest: Account;
/** Of the attackers, who may have three exports each. */
let accounts: Account[];
let documentPath: string;

beforeAll(async () => {
  honest = await register(app.server);
  accounts = [];
  for (let count = 0; count < 4; count += 1) accounts.push(await register(app.server));
  for (const { workspace } of [honest, ...accounts])
    await app.database.query(
      `INSERT INTO audit_events (id, workspace_id, actor_kind, action, target_type, details, occurred_at)
       SELECT gen_random_uuid(), '${workspace.id}', 'system', 'workspace.updated', 'workspace',
         jsonb_build_object('name', repeat('x', 200)), clock_timestamp()
       FROM generate_series(1, ${workspace.id === honest.workspace.id ? EVENTS / 10 : EVENTS})`,
    );
  const large = await request(app.server, 'POST', '/api/v1/documents', {
    apiKey: keyOf(0),
    json: { title: 'large', body: 'x'.repeat(450_000) },
  });
  documentPath = `/api/v1/documents/${large.json.id}`;
});

const keyOf = (index: number): string => accounts[index % accounts.length]?.apiKey ?? '';
const exportPath = ({ workspace }: Account): string =>
  `/api/v1/workspaces/${workspace.id}/audit-events/export`;
const get = (path: string, index: number, more = ''): string =>
  `GET ${path} HTTP/1.1\r\nHost: x\r\nX-API-Key: ${keyOf(index)}\r\n${more}\r\n`;
const post = (path: string, index: number, length: string): string =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nX-API-Key: ${keyOf(index)}\r\nContent-Type: application/json\r\n${length}\r\n\r\n`;

interface Kind {
  /** When it has to be cut off at the latest, as documented. */
  seconds: number;
  /** How many come at the same time. */
  count: number;
  /** Only in the first wave. */
  isOnce?: true;
  begin: (socket: Socket, index: number) => void;
  /** Twice a second. */
  dribble?: (socket: Socket, sent: number) => void;
  /** What it has received in the end. */
  receives?: RegExp;
}

const TIMEOUT = /^HTTP\/1\.1 408 /;
const bytewise = (text: string) => (socket: Socket, sent: number) =>
  socket.write(text[sent % text.length] ?? '');

const kinds: Record<string, Kind> = {
  'sends headers byte by byte': {
    seconds: 5,
    count: 10,
    begin: (socket) => socket.write('GET / HTTP/1.1\r\nHost: x\r\n'),
    dribble: bytewise('X-Slow: a\r\n'),
    receives: TIMEOUT,
  },
  'sends nothing': { seconds: 5, count: 10, begin: () => undefined, receives: TIMEOUT },
  'sends a body byte by byte': {
    seconds: 10,
    count: 8,
    begin: (socket, index) => socket.write(`${post('/api/v1/documents', index, 'Content-Length: 100000')}{`),
    dribble: bytewise(' '),
    receives: TIMEOUT,
  },
  'sends a body without a credential': {
    seconds: 10,
    count: 4,
    begin: (socket) =>
      socket.write(
        'POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{',
      ),
    dribble: bytewise(' '),
    receives: TIMEOUT,
  },
  'sends chunks without end': {
    seconds: 10,
    count: 4,
    begin: (socket, index) => socket.write(post('/api/v1/documents', index, 'Transfer-Encoding: chunked')),
    dribble: (socket) => socket.write('1\r\n \r\n'),
    receives: TIMEOUT,
  },
  'does not read what it asks for': {
    seconds: 20,
    count: 2,
    begin: (socket, index) => socket.pause().write(get('/api/openapi.json', index).repeat(30)),
  },
  'does not read its documents': {
    // As an idle connection, if it is refused because too many of its workspace wait.
    seconds: 65,
    count: 1,
    begin: (socket) => socket.pause().write(get(documentPath, 0).repeat(DOCUMENTS)),
  },
  'reads a little now and then': {
    seconds: 120,
    count: 1,
    begin: (socket) => socket.pause().write(get(documentPath, 0).repeat(DOCUMENTS)),
    dribble: (socket) => void socket.read(1_000),
  },
  'does not read its export': {
    seconds: 120,
    count: 12,
    isOnce: true,
    begin: (socket, index) => socket.pause().write(get(exportPath(accounts[index % 4] as Account), index)),
  },
  'leaves in the middle': {
    seconds: 1,
    count: 8,
    begin: (socket, index) => {
      socket.write(`${post('/api/v1/documents', index, 'Content-Length: 100000')}{`);
      setTimeout(() => socket.resetAndDestroy(), 100);
    },
  },
  'closes its side in the middle': {
    seconds: 10,
    count: 4,
    begin: (socket, index) => socket.end(`${post('/api/v1/documents', index, 'Content-Length: 100000')}{`),
  },
  // Node.js answers it only if the answer is there at once.
  'closes its side after its request': {
    seconds: 10,
    count: 4,
    begin: (socket, index) => socket.end(get('/api/v1/me', index)),
  },
  'stays after its answer': {
    seconds: 65,
    count: 2,
    begin: (socket, index) => socket.write(get('/api/v1/me', index)),
    receives: /^HTTP\/1\.1 200 /,
  },
  'sends many requests at once': {
    seconds: 20,
    count: 2,
    begin: (socket, index) =>
      socket.write(
        get('/api/v1/me', index).repeat(PIPELINED - 1) + get('/api/v1/me', index, 'Connection: close\r\n'),
      ),
    receives: new RegExp(`^(HTTP/1\\.1 200 (?:(?!HTTP/1)[^])*){${PIPELINED}}$`),
  },
};

interface SlowClient {
  name: string;
  kind: Kind;
  socket: Socket;
  /** Since when the server has held it; undefined while it waits to be accepted. */
  heldSince?: number;
  sent: number;
  received: string;
}

/** Those that the server has not cut off yet, by their address and port. */
const clients = new Map<string, SlowClient>();
const violations: string[] = [];
const ended: string[] = [];
let opened = 0;
afterEach(() => [...clients.values()].forEach(({ socket }) => socket.destroy()));

function open(name: string, kind: Kind, localAddress = ADDRESSES[opened % ADDRESSES.length]): void {
  const index = opened++;
  // They do not help the server to get rid of them.
  const socket = openConnection(app.server, { localAddress, ignoresEnd: true });
  const client: SlowClient = { name, kind, socket, sent: 0, received: '' };
  socket.once('connect', () => {
    clients.set(`${socket.localAddress}:${socket.localPort}`, client);
    socket.on('data', (data) => (client.received += data.toString('latin1')));
    kind.begin(socket, index);
  });
}

function wave(isFirst: boolean): void {
  for (const [name, kind] of Object.entries(kinds))
    for (let count = 0; count < kind.count && (isFirst || !kind.isOnce); count += 1) open(name, kind);
}

/** Notes which connections the server has ended, and those that it should have. */
function inspect(held: Set<string>): void {
  for (const [id, client] of clients) {
    const { name, kind, received, socket } = client;
    if (held.has(id)) client.heldSince ??= performance.now();
    const seconds = (performance.now() - (client.heldSince ?? performance.now())) / 1_000;
    const isGone = !held.has(id) && (client.heldSince !== undefined || socket.closed || socket.readableEnded);
    if (!isGone && seconds < kind.seconds + SLACK_SECONDS) continue;
    clients.delete(id);
    socket.destroy();
    if (!isGone) violations.push(`One that ${name} is still connected after ${seconds} s.`);
    else ended.push(name);
    if (kind.receives?.test(received) === false)
      violations.push(`One that ${name} received: ${received.slice(0, 300)}`);
  }
}

it(
  'slow clients are cut off in time, cost nobody else anything, and do not keep the server from stopping',
  async () => {
    const { pid } = app.server.process;
    let isOver = false;
    const failures: string[] = [];
    let served = 0;
    const lane = async (_: unknown, number: number): Promise<void> => {
      const { apiKey } = honest;
      while (!isOver) {
        const answer = await (
          number === 0
            ? quickRequest(app.server, 'GET', exportPath(honest), { apiKey })
            : number % 2 === 0
              ? quickRequest(app.server, 'GET', '/api/v1/me', { apiKey })
              : quickRequest(app.server, 'POST', '/api/v1/documents', {
                  apiKey,
                  json: { title: 'x', body: '' },
                })
        ).catch((error: Error) => ({ status: String(error), json: undefined }));
        served += 1;
        if (answer.status !== 200 && answer.status !== 201) failures.push(`${number}: ${answer.status}`);
        if (number === 0 && !(answer.json?.length > EVENTS / 10)) failures.push('An export is not complete.');
        await sleep(number === 0 ? 1_000 : 10);
      }
    };
    const lanes = Array.from({ length: HONEST }, lane);
    await sleep(3_000);
    const atFirst = { connections: heldConnections(app.server, pid).size, megabytes: residentMegabytes(pid) };
    const atMost = { connections: 0, megabytes: 0, ofAnAddress: 0 };
    const look = (): void => {
      const held = heldConnections(app.server, pid);
      const ofAddresses = tally([...held].map((id) => id.replace(/:.*/, '')));
      inspect(held);
      atMost.connections = Math.max(atMost.connections, held.size);
      atMost.megabytes = Math.max(atMost.megabytes, residentMegabytes(pid));
      atMost.ofAnAddress = Math.max(
        atMost.ofAnAddress,
        ...ADDRESSES.map((address) => ofAddresses[address] ?? 0),
        ofAddresses['127.0.0.9'] ?? 0,
      );
    };
    const dribbling = setInterval(() => {
      for (const client of clients.values())
        if (client.socket.writable) client.kind.dribble?.(client.socket, client.sent++);
    }, DRIBBLE_MS);
    const looking = setInterval(look, 1_000);
    try {
      const until = performance.now() + ATTACK_SECONDS * 1_000;
      for (let count = 0; performance.now() < until; count += 1) {
        wave(count === 0);
        // More than one address may have.
        if (count % 10 === 5)
          for (let more = 0; more < PER_ADDRESS_MAX + 100; more += 1)
            open('is one of too many', { seconds: 5, count: 1, begin: () => undefined }, '127.0.0.9');
        await sleep(WAVE_MS);
      }
      await eventually('every slow client is cut off', () => clients.size, {
        until: (left) => left === 0,
        describe: () => tally([...clients.values()].map(({ name }) => name)),
        deadlineSeconds: 120 + SLACK_SECONDS + 10,
      });
    } finally {
      isOver = true;
      await Promise.all(lanes);
      clearInterval(looking);
    }
    const afterwards = {
      connections: heldConnections(app.server, pid).size,
      megabytes: residentMegabytes(pid),
    };
    const exported = await quickRequest(app.server, 'GET', exportPath(accounts[0] as Account), {
      apiKey: keyOf(0),
    });

    wave(true);
    await sleep(WAVE_MS);
    const stoppedAt = performance.now();
    const code = await app.server.stop();
    const seconds = (performance.now() - stoppedAt) / 1_000;
    clearInterval(dribbling);
    process.stdout.write(
      `${JSON.stringify({ opened, ended: tally(ended), served, failures: failures.length, atFirst, atMost, afterwards, violations: violations.length, stop: { code, seconds } })}\n`,
    );
    expect(tally(violations)).toEqual({});
    expect(failures.slice(0, 10)).toEqual([]);
    expect(afterwards.connections).toBeLessThanOrEqual(atFirst.connections);
    expect(atMost.ofAnAddress).toBeLessThanOrEqual(PER_ADDRESS_MAX);
    expect(atMost.megabytes - atFirst.megabytes).toBeLessThan(MEGABYTES_MORE_MAX);
    expect(afterwards.megabytes - atFirst.megabytes).toBeLessThan(MEGABYTES_KEPT_MAX);
    // The places of the exports are free again.
    expect([exported.status, exported.json?.length > EVENTS]).toEqual([200, true]);
    expect(code).toBe(0);
    expect(seconds).toBeLessThan(SHUTDOWN_SECONDS_MAX + 2);
    // Enough was tried.
    expect(Object.keys(tally(ended)).sort()).toEqual([...Object.keys(kinds), 'is one of too many'].sort());
    expect(atMost.connections).toBeGreaterThan(300);
    expect(served).toBeGreaterThan(ATTACK_SECONDS * 20);
  },
  (ATTACK_SECONDS + 300) * 1_000,
);
