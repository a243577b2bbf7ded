import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { type Account, register, request, type Response } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { expectProblem } from '../support/expect-problem.js';
import { openConnection } from '../support/raw-client.js';
import { parseRawResponse } from '../support/raw-response.js';

const app = useServer();

let account: Account;
beforeAll(async () => {
  account = await register(app.server);
});

interface End {
  received: string;
  afterMilliseconds: number;
}

/** Sends `first`, then one byte of `rest` twice a second, until the server closes the connection. */
function dribble(first: string, rest: string): Promise<End> {
  const { hostname, port } = new URL(app.server.url);
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const socket: Socket = connect(Number(port), hostname, () => socket.write(first));
    let received = '';
    let sent = 0;
    const timer = setInterval(() => {
      if (socket.writable) socket.write(rest[sent++ % rest.length] ?? '');
    }, 500);
    socket.on('data', (chunk) => (received += chunk.toString('utf8')));
    // The server may reset a connection while bytes are in transit.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (!['ECONNRESET', 'EPIPE'].includes(error.code ?? '')) reject(error);
    });
    socket.on('close', () => {
      clearInterval(timer);
      resolve({ received, afterMilliseconds: performance.now() - startedAt });
    });
  });
}

function expectTimeout({ received }: End): void {
  expectProblem(parseRawResponse(received), 408, 'request_timeout');
}

describe('a slow client is cut off with 408', () => {
  const clients = [
    ['while it sends the request line', 'GET /', 'a'],
    ['while it sends headers', 'GET /health/live HTTP/1.1\r\nHost: x\r\n', 'X-Slow: a\r\n'],
    ['before it has sent anything', '', ''],
  ] as const;
  let ends: Promise<End>[];

  beforeAll(() => {
    // All at the same time, along with those of the next test, which saves time.
    ends = clients.map(([, first, rest]) => dribble(first, rest));
    beginSlowBodies();
  });

  it.each(clients.map(([name], index) => [name, index] as const))(
    '%s, after some six seconds',
    async (_, index) => {
      const end = (await ends[index]) as End;
      expectTimeout(end);
      expect(end.afterMilliseconds).toBeGreaterThan(4_000);
      expect(end.afterMilliseconds).toBeLessThan(20_000);
    },
  );

  let slowBodies: Promise<End[]>;
  let servedMeanwhile: Promise<Response>;

  function beginSlowBodies(): void {
    const head =
      `POST /api/v1/documents HTTP/1.1\r\nHost: x\r\nX-API-Key: ${account.apiKey}\r\n` +
      'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{';
    slowBodies = Promise.all(Array.from({ length: 20 }, () => dribble(head, ' ')));
    servedMeanwhile = request(app.server, 'GET', '/api/v1/me', { apiKey: account.apiKey });
  }

  it('while it sends a body, after some eleven seconds; others are served meanwhile', async () => {
    expect((await servedMeanwhile).status).toBe(200);
    for (const end of await slowBodies) {
      expectTimeout(end);
      expect(end.afterMilliseconds).toBeGreaterThan(9_000);
      expect(end.afterMilliseconds).toBeLessThan(30_000);
    }
  });
});

describe('a client that leaves', () => {
  it('in the middle of its body is not our error', async () => {
    const { hostname, port } = new URL(app.server.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /api/v1/documents HTTP/1.1\r\nHost: x\r\nX-API-Key: ${account.apiKey}\r\n` +
        'X-Request-Id: left-early\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{',
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 500));
    // An error in the log fails this file.
    const lines = app.server.log.filter((line) => line.includes('left-early'));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 30,
      path: '/api/v1/documents',
      status: null,
      msg: 'request aborted',
    });
  });
});

describe('a client that sends many requests at once', () => {
  it('is served one after the other, so that the responses it does not read are not kept', async () => {
    const { apiKey } = await register(app.server);
    const documents = async () =>
      (await request(app.server, 'GET', '/api/v1/documents', { apiKey })).json.length as number;
    const body = JSON.stringify({ title: 'Sent at once', body: '' });
    const headers = `Host: x\r\nX-API-Key: ${apiKey}\r\n`;
    const create = `POST /api/v1/documents HTTP/1.1\r\n${headers}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    // The first response is larger than what the system keeps of a connection.
    const large = `GET /api/openapi.json HTTP/1.1\r\n${headers}\r\n`.repeat(5);
    const socket = openConnection(app.server);
    socket.pause();
    socket.write(large + create.repeat(10));
    await sleep(1_000);
    expect(await documents()).toBe(0);
    socket.resume();
    await eventually('all are served', documents, { until: (count) => count === 10 });
    socket.destroy();
  });

  it('is disconnected if it keeps sending without reading', async () => {
    const large = 'GET /api/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(5);
    const socket = openConnection(app.server);
    let isClosed = false;
    socket.on('close', () => (isClosed = true));
    // Reads what comes first, and then no more.
    socket.once('data', () => socket.pause());
    socket.write(large + 'GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(500));
    // Much earlier than one that only stops reading.
    const asks = async () => {
      if (!isClosed) socket.write('GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n');
      return isClosed;
    };
    await eventually('it is closed', asks, { deadlineSeconds: 10 });
  });

  it('is served no more once it has left', async () => {
    const { apiKey } = await register(app.server);
    const id = `left-${randomUUID()}`;
    const ask = `GET /api/openapi.json HTTP/1.1\r\nHost: x\r\nX-Request-Id: ${id}\r\n\r\n`;
    const socket = openConnection(app.server);
    socket.pause();
    socket.write(ask.repeat(20));
    await sleep(500);
    socket.destroy();
    const lines = () => app.server.log.filter((line) => line.includes(id));
    await eventually('the first one is given up', lines);
    expect((await request(app.server, 'GET', '/api/v1/me', { apiKey })).status).toBe(200);
    expect(lines().length).toBeLessThan(20);
  });
});
