import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Latchkey } from '@latchkey/sdk';
import { useServer } from '../support/app.js';
import { type Account, register } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { testRun } from '../support/run.js';
import { register as registerProcess, registration } from '../support/server.js';
import { runnableBlocks } from '../support/docs/blocks.js';
import { freePort } from '../support/docs/free-port.js';
import { hasPython, readPageFile } from '../support/docs/run-blocks.js';

const root = resolve(import.meta.dirname, '../..');
const PROGRAMS: Record<string, [program: string, file: string]> = {
  js: [process.execPath, 'receiver.mjs'],
  python: ['python3', 'receiver.py'],
};
const receivers = runnableBlocks(await readPageFile('docs/webhooks.md')).filter(
  ({ setting }) => setting === 'receiver',
);

describe('A receiver of webhooks, copied from the page', () => {
  const app = useServer();
  let account: Account;
  let directory: string;
  let receiver: ChildProcess | undefined;

  beforeAll(async () => {
    account = await register(app.server);
    directory = await mkdtemp(join(testRun.directory, 'receiver-'));
    await mkdir(join(directory, 'node_modules'));
    const library = 'node_modules/standardwebhooks';
    await symlink(join(root, library), join(directory, library));
  });

  afterEach(async () => {
    if (!receiver) return;
    if (receiver.exitCode === null && receiver.signalCode === null) {
      receiver.kill('SIGKILL');
      await once(receiver, 'close');
    }
    await rm(registration(receiver), { force: true });
    receiver = undefined;
  });

  /** @returns its output so far */
  async function start(language: string, code: string, port: number): Promise<() => string> {
    const [program, file] = PROGRAMS[language] as [string, string];
    await writeFile(join(directory, file), code);
    const child = spawn(program, [file], {
      cwd: directory,
      env: {
        PATH: process.env.PATH,
        HOME: directory,
        PORT: String(port),
        WEBHOOK_SIGNING_SECRET: account.webhookSigningSecret,
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    receiver = child;
    await registerProcess(child);
    let printed = '';
    child.stdout.on('data', (text) => (printed += String(text)));
    await eventually(`the receiver in ${language} listens`, () => {
      expect(child.exitCode).toBeNull();
      return listens(port);
    });
    return () => printed;
  }

  it('exists in JavaScript and in Python', () => {
    expect(receivers.map(({ language }) => language)).toEqual(['js', 'python']);
  });

  it.each(receivers.filter(({ language }) => hasPython || language !== 'python'))(
    'accepts signed deliveries, and refuses everything else ($language)',
    async ({ language, code }) => {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}/webhooks`;
      const printed = await start(language, code, port);
      const { workspaces } = new Latchkey({ apiKey: account.apiKey, baseUrl: app.server.url });
      const workspaceId = account.workspace.id;
      const endpoint = await workspaces.createWebhookEndpoint(workspaceId, {
        url,
        events: ['ping'],
        apiKeyId: account.apiKeyId,
      });
      const { id } = await workspaces.testWebhookEndpoint(workspaceId, endpoint.id);
      const delivery = async () => workspaces.getWebhookDelivery(workspaceId, endpoint.id, id);
      const { status, requestBody, attemptHistory } = await eventually('an attempt is made', delivery, {
        until: (made) => made.status !== 'pending',
      });
      expect(status).toBe('succeeded');
      expect(printed()).toMatch(/^ping \{/);

      const headers = attemptHistory[0]!.requestHeaders;
      const post = async (body: string, changed: Record<string, string> = {}): Promise<number> =>
        (await fetch(url, { method: 'POST', body, headers: { ...signatureOf(headers), ...changed } })).status;
      expect(await post(requestBody)).toBe(204);
      expect(await post(`${requestBody} `)).toBe(400);
      expect(await post(requestBody, { 'webhook-id': 'msg_other' })).toBe(400);
      const old = String(Number(headers['webhook-timestamp']) - 301);
      expect(await post(requestBody, { 'webhook-timestamp': old })).toBe(400);
      expect(await post(requestBody, { 'webhook-signature': '' })).toBe(400);
      expect(printed().match(/^ping /gm)).toHaveLength(2);
    },
  );
});

const signatureOf = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('webhook-')));

const listens = (port: number): Promise<boolean> =>
  new Promise((answer) => {
    const socket = connect(port, '127.0.0.1')
      .once('connect', () => {
        socket.destroy();
        answer(true);
      })
      .once('error', () => answer(false));
  });
