import { afterEach, describe, expect, it } from '@jest/globals';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import pg from 'pg';
import { SessionClient } from './session-settings.js';

/** A message in PostgreSQL's wire format: type, length, body. */
function message(type: string, body: number[]): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + body.length);
  return Buffer.concat([Buffer.from(type), length, Buffer.from(body)]);
}

const AUTHENTICATED = message('R', [0, 0, 0, 0]);
const PROCESS = message('K', [0, 0, 0, 7, 0, 0, 0, 9]);
const READY = message('Z', [...Buffer.from('I')]);

/** The points at which a connection can break before anyone has been given it. */
const MOMENTS: [string, (socket: Socket, messagesBefore: number) => void][] = [
  ['at its first message', (socket) => socket.destroy()],
  [
    'between the password and the first statement',
    (socket) => socket.end(Buffer.concat([AUTHENTICATED, PROCESS])),
  ],
  [
    'in the statement that pins its settings',
    (socket, before) => {
      if (before === 0) socket.write(Buffer.concat([AUTHENTICATED, PROCESS, READY]));
      else socket.destroy();
    },
  ],
];

// An unhandled error event ends the process; here it makes Jest fail the test.
describe('SessionClient', () => {
  let server: Server | undefined;

  afterEach(() => {
    server?.close();
  });

  async function listen(onMessage: (socket: Socket, messagesBefore: number) => void): Promise<number> {
    const listening = createServer((socket) => {
      let messages = 0;
      socket.on('error', () => undefined).on('data', () => onMessage(socket, messages++));
    });
    server = listening;
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    return (listening.address() as AddressInfo).port;
  }

  it.each(MOMENTS)('fails only the caller that asked for it when it breaks %s', async (_name, breaks) => {
    const port = await listen(breaks);
    const pool = new pg.Pool({
      host: '127.0.0.1',
      port,
      user: 'u',
      Client: SessionClient,
    });
    await expect(pool.connect()).rejects.toThrow();
    await pool.end();
  });
});
