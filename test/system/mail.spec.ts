import { randomBytes, randomUUID } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { KeyRing } from '../../src/core/secrets/key-ring.js';
import { sealMail } from '../../src/modules/mail/queued-mail.js';
import { useOwnServer } from '../support/app.js';
import { rawRequest, register, request } from '../support/client.js';
import { createDatabase, type OwnDatabase } from '../support/database.js';
import { expectProblem } from '../support/expect-problem.js';
import { eventually } from '../support/eventually.js';
import { makeJobsDue } from '../support/jobs.js';
import { endPrograms, makeDirectory, startProgram } from '../support/program.js';
import { startServer } from '../support/server.js';
import { startMailboxes } from '../support/smtp.js';
import { invite } from '../support/workspaces.js';

/** How mails are sent, whatever their content. */

const randomSecret = (): string => randomBytes(32).toString('base64url');
const masterKey = randomSecret();
const password = `p@ss:${randomBytes(9).toString('base64url')}`;
const mailboxes = await startMailboxes({ account: { user: 'latchkey', password } });
afterAll(() => mailboxes.goAway());

const forgot = (server: { url: string }, email: string) =>
  request(server, 'POST', '/api/v1/auth/password/forgot', { json: { email } });

describe('over SMTP, a mail', () => {
  const app = useOwnServer({
    env: {
      SMTP_URL: mailboxes.url,
      MAIL_FROM: 'Acme <no-reply@acme.dev>',
      MASTER_KEY: masterKey,
      QUEUE_POLL_SECONDS: '0.3',
    },
  });

  it('arrives with text and HTML, from the configured sender, marked as a machine’s', async () => {
    const account = await register(app.server);
    await forgot(app.server, account.email);
    const [mail] = await mailboxes.mailsTo(account.email);
    expect(mail).toMatchObject({
      envelopeFrom: 'no-reply@acme.dev',
      envelopeTo: [account.email],
      from: { name: 'Acme', address: 'no-reply@acme.dev' },
      to: [{ name: '', address: account.email }],
      messageId: expect.stringMatching(/^<[0-9a-f-]{36}@acme\.dev>$/),
      text: expect.stringContaining('/reset-password#token='),
      html: expect.stringContaining('/reset-password#token='),
    });
    expect(mail?.headers).toContainEqual(
      expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
    );
  });

  it('waits while the mail server is unavailable, across our restarts, and arrives once', async () => {
    const account = await register(app.server);
    const first = await app.startInstance();
    await mailboxes.goAway();
    await forgot(first, account.email);
    const waits = (lines: string[]) => lines.filter((line) => /Mail \S+ will be retried/.test(line));
    await eventually('the mail waits', () => waits([...first.log, ...app.server.log]).length > 0);
    expect(await first.stop()).toBe(0);
    await mailboxes.comeBack();
    await makeJobsDue(app.database, 'mail');
    const mails = await mailboxes.mailsTo(account.email);
    expect(mails).toHaveLength(1);
    // The log says what is wrong, but neither the recipient nor the password.
    const log = [...first.log, ...app.server.log].join('\n');
    expect(log).toContain('ECONNREFUSED');
    for (const secret of [password, encodeURIComponent(password), account.email]) {
      expect(log).not.toContain(secret);
    }
  });

  it('is rolled back with its change', async () => {
    const account = await register(app.server);
    const taken = await register(app.server);
    const json = { email: taken.email, current_password: account.password };
    await request(app.server, 'PUT', '/api/v1/auth/email', { token: account.accessToken, json });
    const waiting = await app.database.query(`SELECT FROM pgboss.job WHERE name = 'mail'`);
    expect(waiting).toEqual([]);
  });

  it.each([
    [
      550,
      'is given up where the mail server wants it never',
      /Mail \S+ will not be retried: .*\(EENVELOPE 550\)/,
    ],
    [
      451,
      'waits where the mail server does not want it now',
      /Mail \S+ will be retried in \d+ s: .*\(EENVELOPE 451\)/,
    ],
  ])('(%i) %s, and delays no other', async (code, _title, pattern) => {
    const [refused, fine] = [await register(app.server), await register(app.server)];
    mailboxes.refused.set(refused.email, code);
    await forgot(app.server, refused.email);
    await forgot(app.server, fine.email);
    await mailboxes.mailsTo(fine.email);
    await eventually('it is logged', () => app.server.log.some((line) => pattern.test(line)));
    mailboxes.refused.delete(refused.email);
    // The log line comes before the update of the queue.
    const waiting = () => app.database.query(`SELECT FROM pgboss.job WHERE name = 'mail'`);
    await eventually('the queue has what waits', waiting, {
      until: ({ length }) => length === (code === 550 ? 0 : 1),
    });
    if (code === 451) {
      await makeJobsDue(app.database, 'mail');
      await mailboxes.mailsTo(refused.email);
    }
    expect(app.server.log.join('\n')).not.toContain(refused.email);
  });

  describe('that has waited too long', () => {
    const hour = 3_600_000;
    const enqueue = async (
      keys: KeyRing,
      times: { ageMs: number; usefulMs: number | null },
    ): Promise<string> => {
      const id = randomUUID();
      const now = Date.now();
      const mail = {
        to: `${id}@example.com`,
        subject: 'Of long ago',
        text: 'text',
        html: 'html',
        writtenAt: new Date(now - times.ageMs).toISOString(),
        usefulUntil: times.usefulMs === null ? null : new Date(now + times.usefulMs).toISOString(),
      };
      await app.database.query(`INSERT INTO pgboss.job (name, data) VALUES ('mail', $1)`, [
        sealMail(keys, id, mail),
      ]);
      return id;
    };
    const hasLogged = (text: string): Promise<boolean> =>
      eventually(`"${text}" is logged`, () => app.server.log.some((line) => line.includes(text)));
    const ours = new KeyRing([masterKey]);

    it('is not sent if its link has expired, and is sent late if it is still useful', async () => {
      const late = await enqueue(ours, { ageMs: 100 * hour, usefulMs: hour });
      const useless = await enqueue(ours, { ageMs: hour, usefulMs: -1 });
      await mailboxes.mailsTo(`${late}@example.com`);
      await hasLogged(`Mail ${useless} is dropped: its link has expired`);
    });

    it('is dropped if nobody can open it any more, and delays no other', async () => {
      const foreign = await enqueue(new KeyRing([randomSecret()]), { ageMs: 0, usefulMs: null });
      const fine = await enqueue(ours, { ageMs: 0, usefulMs: null });
      await mailboxes.mailsTo(`${fine}@example.com`);
      await hasLogged(`Mail ${foreign} is dropped: its master key is no longer on the key ring`);
    });

    it('is given up after five days of trying', async () => {
      const id = await enqueue(ours, { ageMs: 121 * hour, usefulMs: null });
      mailboxes.refused.set(`${id}@example.com`, 451);
      await hasLogged(`Mail ${id} will not be retried`);
      mailboxes.refused.delete(`${id}@example.com`);
    });
  });
});

describe('without a mail server', () => {
  let database: OwnDatabase;
  let directory: string;

  beforeEach(async () => {
    database = await createDatabase();
    directory = await makeDirectory();
  });
  afterEach(async () => {
    await endPrograms();
    await database.drop();
  });

  it('in development, a mail is a file that only its owner can read, named in the log without its contents', async () => {
    const server = await startServer({ databaseUrl: database.url, env: { DATA_DIR: directory } });
    try {
      const account = await register(server);
      // Links use the server's listening address, whatever a caller says.
      const body = JSON.stringify({ email: account.email });
      const answer = await rawRequest(
        server,
        `POST /api/v1/auth/password/forgot HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n` +
          `Content-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 202 /);
      const outbox = join(directory, 'outbox');
      const written = /Mail written to (\S+\.eml)/;
      const file = await eventually('it is logged where the mail is', () =>
        server.log.map((line) => written.exec(line)?.[1]).find(Boolean),
      );
      expect(await readdir(outbox)).toEqual([file.slice(outbox.length + 1)]);
      expect([(await stat(outbox)).mode & 0o777, (await stat(file)).mode & 0o777]).toEqual([0o700, 0o600]);
      const raw = await readFile(file);
      const mail = await PostalMime.parse(raw);
      expect(mail).toMatchObject({ to: [{ address: account.email }], subject: 'Reset your password' });
      expect(mail.text).toContain(`${server.url}/reset-password#token=`);
      expect(raw.toString()).not.toContain('evil.example');
      const [, token = ''] = /#token=(\S+)/.exec(mail.text ?? '') ?? [];
      expect(token.length).toBeGreaterThan(40);
      expect(server.log.join('\n')).not.toContain(token);
    } finally {
      await server.stop();
    }
  });

  it('in production, a server says so at its start, and in response to requests that need mail; the rest works', async () => {
    const env = { DATABASE_URL: database.url, JWT_SECRET: randomSecret(), MASTER_KEY: randomSecret() };
    const program = await startProgram({
      cwd: directory,
      env: { NODE_ENV: 'production', PORT: '0', HOST: '127.0.0.1', DATABASE_FSYNC: 'any', ...env },
    });
    const server = await program.listening();
    expect(program.log.filter((line) => line.includes('SMTP_URL is not set'))).toHaveLength(1);
    const account = await register(server);
    expectProblem(await forgot(server, account.email), 501, 'mail_not_configured');
    expectProblem(await forgot(server, `${randomUUID()}@example.com`), 501, 'mail_not_configured');
    const verification = await request(server, 'POST', '/api/v1/auth/email/verification', {
      token: account.accessToken,
    });
    expectProblem(verification, 501, 'mail_not_configured');
    const json = { email: `${randomUUID()}@example.com`, current_password: account.password };
    const change = await request(server, 'PUT', '/api/v1/auth/email', { token: account.accessToken, json });
    expectProblem(change, 501, 'mail_not_configured');

    const invitation = await invite(server, account, account.workspace.id, {
      role: 'viewer',
      email: `${randomUUID()}@example.com`,
    });
    expect(invitation.token).toMatch(/^lkinv_/);
    expect(await database.query(`SELECT FROM pgboss.job WHERE name = 'mail'`)).toEqual([]);
    expect(await readdir(directory)).toEqual([]);
  });
});
