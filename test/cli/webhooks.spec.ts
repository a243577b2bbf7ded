import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { type CliResult, useWarmCli } from '../support/cli.js';
import { type Account, type Json, register } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { testRun } from '../support/run.js';

const app = useServer();
const runCli = useWarmCli();

let account: Account;
let directory: string;
let receiver: Server;
let url: string;

const run = (...argumentList: string[]): Promise<CliResult> =>
  runCli(['webhooks', ...argumentList], {
    env: {
      LATCHKEY_CONFIG_DIR: directory,
      LATCHKEY_BASE_URL: app.server.url,
      LATCHKEY_API_KEY: account.apiKey,
    },
  });

async function json(...argumentList: string[]): Promise<Json> {
  const { exitCode, stdout, stderr } = await run(...argumentList, '--json');
  if (exitCode !== 0) throw new Error(`${argumentList.join(' ')} ended with ${exitCode}: ${stderr}`);
  return JSON.parse(stdout);
}

beforeAll(async () => {
  account = await register(app.server);
  directory = await mkdtemp(join(testRun.directory, 'device-'));
  receiver = createServer((request, response) => request.resume().on('end', () => response.end('thank you')));
  await once(receiver.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`;
});

afterAll(() => void receiver.close());

describe('latchkey webhooks', () => {
  it('creates an endpoint, tests it, shows requests and responses, changes and removes it', async () => {
    const key = account.apiKey.slice(0, 7);
    const { id } = await json('create', url, '--events', 'api_key.created,api_key.revoked', '--key', key);
    expect((await run('list')).stdout).toContain(`${id}\t${url}\tactive\tapi_key.created, api_key.revoked\n`);

    const { id: deliveryId, event_type: type } = await json('test', id);
    expect(type).toBe('ping');
    await eventually('it was delivered', () => json('delivery', id, deliveryId), {
      until: ({ status }) => status !== 'pending',
    });
    const { stdout } = await run('delivery', id, deliveryId);
    expect(stdout).toContain('"type":"ping"');
    expect(stdout).toMatch(/\t200\t\d+\tthank you\n$/);
    expect((await run('deliveries', id, '--status', 'failed')).stdout).toBe('');
    expect(await json('deliveries', id, '--status', 'succeeded')).toHaveLength(1);
    expect(await json('redeliver', id, deliveryId)).toMatchObject({ event_type: 'ping' });

    expect(await json('edit', id, '--disable', '--description', 'Paused')).toMatchObject({
      status: 'disabled',
      status_reason: 'disabled_by_user',
      description: 'Paused',
    });
    expect(await json('edit', id, '--enable')).toMatchObject({ status: 'active', description: 'Paused' });
    expect(await run('delete', id, '--yes')).toMatchObject({ exitCode: 0, stderr: `Removed ${id}.\n` });
    expect((await run('show', id)).exitCode).toBe(5);
  });

  it("shows an endpoint's secret once, and a new one after a rotation", async () => {
    const created = await run('create', url, '--events', 'api_key.created', '--own-secret');
    expect(created).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('shown only once') });
    const secret = /whsec_\S+/.exec(created.stdout)?.[0] ?? '';
    const [{ id }] = await json('list');
    expect((await run('show', id)).stdout).not.toContain('whsec_');
    const rotated = await json('rotate-secret', id, '--overlap', '60', '--yes');
    expect(rotated).toMatchObject({
      api_key_id: null,
      previous_secret_until: expect.any(String),
      signing_secret: expect.stringContaining('whsec_'),
    });
    expect(rotated.signing_secret).not.toBe(secret);
    // Only a person can transfer it.
    const { exitCode, stderr } = await run('transfer', id, crypto.randomUUID());
    expect({ exitCode, stderr }).toEqual({ exitCode: 4, stderr: expect.stringContaining('user') });
    await run('delete', id, '--yes');
  });

  it.each([
    [['create', 'https://example.com/', '--events', 'ping', '--key', 'a', '--own-secret'], 2, 'not both'],
    [['rotate-secret', '0197a000-0000-7000-8000-000000000000'], 2, '--yes'],
    [['rotate-secret', '0197a000-0000-7000-8000-000000000000', '--overlap', 'long'], 2, 'long'],
    [['rotate-secret', '0197a000-0000-7000-8000-000000000000', '--yes'], 5, 'not found'],
    [['create', 'https://example.com/', '--events', 'no.event', '--key', 'lk_'], 5, 'No key'],
    [['create', 'ftp://example.com/', '--events', 'ping', '--key', 'Default'], 5, 'No key'],
    [['create', 'https://example.com/'], 2, '--events'],
    [['edit', '0197a000-0000-7000-8000-000000000000'], 2, '--url'],
    [['edit', '0197a000-0000-7000-8000-000000000000', '--enable', '--disable'], 2, 'not both'],
    [['delete', '0197a000-0000-7000-8000-000000000000'], 2, '--yes'],
    [['deliveries', 'x', '--status', 'odd'], 2, 'odd'],
  ])('%j exits with %i and says why', async (argumentList, exitCode, reason) => {
    const result = await run(...argumentList);
    expect({ ...result, stderr: result.stderr.toLowerCase().includes(reason.toLowerCase()) }).toEqual({
      exitCode,
      stdout: '',
      stderr: true,
    });
  });

  it.each([
    ['ftp://example.com/', 'ping', 'url'],
    ['https://example.com/', 'odd', 'events.0'],
  ])('names the field that the server refuses: %s, %s', async (address, event, field) => {
    const key = account.apiKey.slice(0, 7);
    const { exitCode, stderr } = await run('create', address, '--events', event, '--key', key);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringMatching(new RegExp(`^latchkey: ${field}: `)),
    });
  });
});
