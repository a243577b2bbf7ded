import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TrailReport, verifyTrail } from '@latchkey/sdk/audit-trail';
import { Webhook } from 'standardwebhooks';
import { cryptography } from '../../src/modules/audit/cryptography.js';
import { createKey } from '../support/api-keys.js';
import { useOwnServer } from '../support/app.js';
import { makeCertificate } from '../support/certificate.js';
import { type Account, register, request } from '../support/client.js';
import { createDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';

/** The audit trail arrives outside: every event, in order, with signed checkpoints, whatever fails on the way. */

const certificate = makeCertificate({ hosts: ['127.0.0.1', 'localhost'] });
const secret = `whsec_${randomBytes(32).toString('base64')}`;

const verify = (lines: string[]): Promise<TrailReport> => verifyTrail(lines, { cryptography });

const linesOf = async (file: string): Promise<string[]> =>
  (await readFile(file, 'utf8').catch(() => '')).split('\n').filter(Boolean);

const actionOf = (line: string): string => JSON.parse(line).event?.action ?? 'checkpoint';

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Resolves when the received lines mention this key. */
const whenTold = (id: string, read: () => string[] | Promise<string[]>): Promise<string[]> =>
  eventually(`the line about ${id}`, read, { until: (lines) => lines.some((line) => line.includes(id)) });

/** Likewise, and there is a checkpoint, which is signed after the events are sealed, and may come a little later. */
const whenSigned = (id: string, read: () => string[] | Promise<string[]>): Promise<string[]> =>
  eventually(`the line about ${id}, and a checkpoint`, read, {
    until: (lines) => [id, '"signature":'].every((part) => lines.some((line) => line.includes(part))),
  });

const documentBy = (server: TestServer, account: Account, title: string): Promise<string> =>
  request(server, 'POST', '/api/v1/documents', { apiKey: account.apiKey, json: { title, body: '' } }).then(
    ({ json }) => String(json.id),
  );

describe('a file', () => {
  const env: Record<string, string> = {};
  let file: string;
  beforeAll(async () => {
    file = join(await makeDataDirectory(), 'audit.jsonl');
    // Left by a process that was killed mid-line.
    await writeFile(file, '{"position":1,"previous_ha');
    env['AUDIT_STREAM_URL'] = `file://${file}`;
  });
  const app = useOwnServer({ env });

  it('receives every event once, in order, with a checkpoint, from any instance', async () => {
    const other = await app.startInstance();
    const account = await register(app.server);
    await Promise.all(
      [app.server, other].map(async (server) => {
        for (let number = 0; number < 10; number += 1) await documentBy(server, account, `${number}`);
      }),
    );
    const last = await documentBy(other, account, 'last');
    const lines = await whenSigned(last, () => linesOf(file));
    const events = lines.filter((line) => actionOf(line) !== 'checkpoint');
    expect(events.map((line) => JSON.parse(line).position)).toEqual(events.map((_, index) => index + 1));
    const [row] = await app.database.query<{ n: number }>('SELECT count(*)::int AS n FROM audit_events');
    expect(events).toHaveLength(row?.n as number);
    const report = await verify(lines);
    expect(report).toMatchObject({ events: events.length, first: 1, checkpoint: { chain: 'instance' } });
    expect(report.problem).toBeUndefined();
  });

  it('continues in a new file after a rotation, and survives the death of the sender', async () => {
    const account = await register(app.server);
    await whenTold(account.apiKeyId, () => linesOf(file));
    await rename(file, `${file}.1`);
    const [{ sender } = { sender: '' }] = await app.database.query<{ sender: string }>(
      'SELECT sender FROM audit_streams',
    );
    const successor = await app.startInstance();
    await app.server.kill();
    // As if its lease had expired.
    await app.database.query('UPDATE audit_streams SET sender_until = clock_timestamp()');
    const last = await documentBy(successor, account, 'after the kill');
    const lines = await whenTold(last, async () => [
      ...(await linesOf(`${file}.1`)),
      ...(await linesOf(file)),
    ]);
    expect((await linesOf(file)).length).toBeGreaterThan(0);
    expect((await verify(lines)).problem).toBeUndefined();
    expect(sender).toEqual(expect.any(String));
  });

  it('reveals a line that was changed, removed, repeated with other content or moved', async () => {
    const lines = [...(await linesOf(`${file}.1`)), ...(await linesOf(file))];
    const at = lines.findIndex((line) => actionOf(line) === 'document.created');
    const line = lines[at] as string;
    const reasonFor = async (...changed: string[]): Promise<string | undefined> =>
      (await verify([...lines.slice(0, at), ...changed, ...lines.slice(at + 1)])).problem?.reason;
    expect(await reasonFor(line.replace('document.created', 'document.deleted'))).toMatch(/does not follow/);
    expect(await reasonFor()).toMatch(/missing/);
    expect(await reasonFor(line, line.replace('document.created', 'document.deleted'))).toMatch(
      /was there before/,
    );
    expect(await reasonFor(line, line)).toBeUndefined();
    expect(await reasonFor(line, lines[at - 1] as string)).toBeUndefined();
    expect(await reasonFor(lines[at + 1] as string, line)).toMatch(/missing/);
    expect(await reasonFor(line.slice(0, -2))).toMatch(/not a line/);
    // A file may begin later, but its first event is still checked.
    expect((await verify(lines.slice(at))).problem).toBeUndefined();
    const first = line.replace('document.created', 'document.deleted');
    expect((await verify([first, ...lines.slice(at + 1)])).problem?.reason).toMatch(/does not follow/);
  });
});

/** A separate server with this destination, on the same database; stopped in the end. */
async function withStream(
  env: Record<string, string>,
  work: (server: TestServer, account: Account) => Promise<void>,
): Promise<void> {
  const database = await createDatabase();
  const certificateFile = join(await makeDataDirectory(), 'certificate.pem');
  await writeFile(certificateFile, certificate.cert);
  const server = await startServer({
    databaseUrl: database.url,
    env: { NODE_EXTRA_CA_CERTS: certificateFile, WEBHOOK_TIMEOUT_SECONDS: '1', ...env },
  });
  try {
    await work(server, await register(server));
  } finally {
    await server.stop();
    await database.drop();
  }
}

describe('HTTPS', () => {
  const answers: (number | 'hang')[] = [500, 'hang', 302, 204];
  const bodies: { body: string; headers: Record<string, string>; answer: number | 'hang' }[] = [];
  const receiver = createHttpsServer(certificate, (incoming, outgoing) => {
    void text(incoming).then((body) => {
      const answer = answers.length > 1 ? (answers.shift() ?? 204) : 204;
      bodies.push({ body, headers: incoming.headers as Record<string, string>, answer });
      if (answer !== 'hang') outgoing.writeHead(answer).end();
    });
  });
  afterAll(() => void receiver.close());

  it('receives signed batches, repeated until it confirms them, at a private address', async () => {
    const port = await listen(receiver);
    const env = { AUDIT_STREAM_URL: `https://127.0.0.1:${port}/in`, AUDIT_STREAM_SECRET: secret };
    await withStream(env, async (server, account) => {
      const linesIn = (list: typeof bodies): string[] =>
        list.flatMap(({ body, headers }) => {
          const { data } = new Webhook(secret).verify(body, headers) as { data: { lines: string[] } };
          return data.lines;
        });
      const last = await documentBy(server, account, 'the last');
      const confirmed = () => bodies.filter(({ answer }) => answer === 204);
      const lines = await whenSigned(last, () => linesIn(confirmed()));
      expect(bodies.slice(0, 3).map(({ answer }) => answer)).toEqual([500, 'hang', 302]);
      const report = await verify(lines);
      expect(report).toMatchObject({ first: 1, checkpoint: { chain: 'instance' } });
      expect(report.problem).toBeUndefined();
      // Whatever was not confirmed came again verbatim.
      expect((await verify([...linesIn(bodies)])).problem).toBeUndefined();
      // The sender sees the confirmation only after the receiver has sent it.
      const told = () => server.log.filter((line) => line.includes('The audit stream to'));
      await eventually('the log says that it goes on', () => told().length > 1);
      expect(told()).toEqual([
        expect.stringMatching(/is delayed: status, status 500/),
        expect.stringContaining('has resumed'),
      ]);
    });
  });
});

describe.each(['tcp', 'tls'])('syslog over %s', (transport) => {
  it('receives every line as an RFC 5424 message, including those lost with a broken connection', async () => {
    const whole: string[] = [];
    let breaks = 2;
    const accept = (socket: Socket): void => {
      const isBroken = (breaks -= 1) >= 0;
      socket.on('error', () => undefined);
      if (isBroken) return void socket.destroy();
      void text(socket).then(
        (stream) => {
          whole.push(stream);
          socket.end();
        },
        () => undefined,
      );
    };
    const receiver =
      transport === 'tls'
        ? createTlsServer({ ...certificate, allowHalfOpen: true } as object, accept)
        : createTcpServer({ allowHalfOpen: true }, accept);
    const port = await listen(receiver);
    try {
      const env = { AUDIT_STREAM_URL: `syslog://127.0.0.1:${port}?transport=${transport}` };
      await withStream(env, async (server, account) => {
        const created = await createKey(server, account, { name: 'Schlüssel' });
        const read = (): string[] => whole.flatMap(messagesOf);
        const messages = await whenSigned(created.id, read);
        const lines = messages.map((message) => {
          const match = /^<109>1 \d{4}-\d\d-\d\dT[\d:.]+Z \S+ latchkey - (\S{1,32}) - (\{.*\})$/s.exec(
            message,
          );
          expect({ message, match: match !== null }).toEqual({ message, match: true });
          expect(actionOf(match?.[2] ?? '').slice(0, 32)).toBe(match?.[1]);
          return match?.[2] ?? '';
        });
        expect(breaks).toBeLessThan(0);
        expect(await verify(lines)).toMatchObject({ first: 1, checkpoint: { chain: 'instance' } });
        expect((await verify(lines)).problem).toBeUndefined();
      });
    } finally {
      receiver.close();
    }
  });
});

/** RFC 6587: each message is preceded by its length in bytes. */
function messagesOf(stream: string): string[] {
  const messages: string[] = [];
  for (let rest = Buffer.from(stream); rest.length > 0;) {
    const space = rest.indexOf(' ');
    const length = Number(rest.subarray(0, space).toString());
    expect(length).toBeGreaterThan(0);
    messages.push(rest.subarray(space + 1, space + 1 + length).toString());
    rest = rest.subarray(space + 1 + length);
  }
  return messages;
}
