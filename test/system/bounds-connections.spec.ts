import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { register } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { openConnection, type RawClientOptions } from '../support/raw-client.js';
import { parseRawResponse } from '../support/raw-response.js';
import type { RunningServer, TestServer } from '../support/server.js';

/** The state of a TCP socket in /proc, … */
const LISTEN = '0A';
/** … and those of a connection that the server has yet to accept. */
const BEFORE_ACCEPT = ['01', '08'];
const PER_ADDRESS = 120;
const app = useOwnServer({
  env: { CONNECTIONS_PER_ADDRESS_MAX: String(PER_ADDRESS), CONNECTIONS_MAX: '300' },
});

const opened: Socket[] = [];
afterEach(() => opened.splice(0).forEach((socket) => socket.destroy()));

function open(server: RunningServer, options?: RawClientOptions): Socket {
  const socket = openConnection(server, options);
  opened.push(socket);
  return socket;
}

/** Client connections for which the server's process holds a descriptor, or is about to. */
function heldSockets(server: TestServer): number {
  const { pid } = server.process;
  const port = Number(new URL(server.url).port).toString(16).toUpperCase().padStart(4, '0');
  const targets = readdirSync(`/proc/${pid}/fd`).map((name) => targetOf(`/proc/${pid}/fd/${name}`));
  const descriptors = new Set(targets);
  return readFileSync(`/proc/${pid}/net/tcp`, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(
      ([, local, , state = '', , , , , , inode]) =>
        local?.endsWith(`:${port}`) &&
        state !== LISTEN &&
        (descriptors.has(`socket:[${inode}]`) || (inode === '0' && BEFORE_ACCEPT.includes(state))),
    ).length;
}

function targetOf(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    // Closed meanwhile.
    return '';
  }
}

const whenConnected = (clients: Socket[]): Promise<unknown> =>
  Promise.all(clients.map((client) => once(client, 'connect')));

/** Waits until the server holds no more sockets than that, up to the test's time limit. */
async function untilHeldAtMost(count: number, server: TestServer): Promise<void> {
  while (heldSockets(server) > count) await sleep(50);
}

const onLinux = process.platform === 'linux' ? it : it.skip;

/** Has the shortest possible time limit for requests, and a fast clock for the limits that cannot be configured. */
let impatient: TestServer;
beforeAll(async () => {
  impatient = await app.startInstance({ env: { REQUEST_TIMEOUT_SECONDS: '1' }, clockSpeed: 4 });
});

describe('a client that ignores the end of its connection occupies nothing', () => {
  const beginnings: [string, string][] = [
    ['has sent part of a header', 'GET / HTTP/1.1\r\nHost: x\r\nX-Part: '],
    ['has sent nothing', ''],
    [
      'has sent part of a body',
      'POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    ],
    ['has sent what is no request', 'nonsense\r\n\r\n'],
    [
      'has its answer, and asked for the end',
      'GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    ],
    [
      'sends a body that is too large, and stops in the middle',
      `POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2000000\r\n\r\n{`,
    ],
  ];

  onLinux.each(beginnings)('that %s', async (_, text) => {
    const before = heldSockets(impatient);
    const clients = Array.from({ length: 100 }, () => open(impatient, { ignoresEnd: true }));
    await whenConnected(clients);
    for (const client of clients) {
      client.resume();
      if (text !== '') client.write(text);
    }
    const startedAt = performance.now();
    await untilHeldAtMost(before, impatient);
    expect(performance.now() - startedAt).toBeLessThan(25_000);
  });
});

describe('a client that does not read what it asked for', () => {
  onLinux('is cut off', async () => {
    const before = heldSockets(impatient);
    const client = open(impatient, { ignoresEnd: true });
    await whenConnected([client]);
    client.pause();
    // More than the buffers of both systems can hold.
    client.write('GET /api/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(50));
    await untilHeldAtMost(before, impatient);
  });
});

describe('a client that is still sending', () => {
  it.each([
    ['says how much it sends', `Content-Length: ${20 * 1024 * 1024}`, (chunk: string) => chunk],
    [
      'sends chunk by chunk',
      'Transfer-Encoding: chunked',
      (chunk: string) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`,
    ],
  ])('20 MB and %s reads its 413', async (_, length, frame) => {
    const { apiKey } = await register(app.server);
    // Node.js would stop sending when the server closes its side; other clients do not.
    const client = open(app.server, { ignoresEnd: true });
    let received = '';
    let isAnswered = false;
    let resetBy: string | undefined;
    client.on('data', (data) => (received += data.toString('utf8')));
    client.on('error', (error: NodeJS.ErrnoException) => (resetBy = error.code));
    client.on('end', () => (isAnswered = true));
    await once(client, 'connect');
    client.write(
      `POST /api/v1/documents HTTP/1.1\r\nHost: x\r\nX-API-Key: ${apiKey}\r\nContent-Type: application/json\r\n${length}\r\n\r\n`,
    );
    const chunk = 'x'.repeat(64 * 1024);
    for (let sent = 0; sent < 20 * 1024 * 1024 && !isAnswered; sent += chunk.length) {
      if (!client.write(frame(chunk))) await Promise.race([once(client, 'drain'), once(client, 'close')]);
    }
    client.end();
    if (!client.closed) await once(client, 'close');
    expect(resetBy).toBeUndefined();
    expectProblem(parseRawResponse(received), 413, 'payload_too_large');
  });
});

describe('connections are counted', () => {
  /** How many of these connections are still open once the server has had time to check them. */
  async function survivors(count: number, options?: RawClientOptions): Promise<Socket[]> {
    const clients = Array.from({ length: count }, () => open(app.server, options));
    await Promise.all(
      clients.map((client) => Promise.race([once(client, 'connect'), once(client, 'close')])),
    );
    await sleep(1_000);
    return clients.filter((client) => !client.closed);
  }

  it('one address gets its share, and others get theirs; a trusted proxy does not count as an address', async () => {
    expect(await survivors(PER_ADDRESS + 10, { localAddress: '127.0.0.2' })).toHaveLength(PER_ADDRESS);
    // 127.0.0.1 is a trusted proxy here.
    expect(await survivors(PER_ADDRESS + 10)).toHaveLength(PER_ADDRESS + 10);
    // The server is full now: 300 connections in total.
    expect((await survivors(60, { localAddress: '127.0.0.3' })).length).toBeLessThan(60);
    opened.splice(0).forEach((socket) => socket.destroy());
    await sleep(500);
    // Closed connections are no longer counted.
    expect(await survivors(PER_ADDRESS, { localAddress: '127.0.0.2' })).toHaveLength(PER_ADDRESS);
  });
});
