import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { type CliResult, useWarmCli } from '../support/cli.js';
import { type Account, type Json, register } from '../support/client.js';
import { testRun } from '../support/run.js';

const app = useServer();
const runCli = useWarmCli();

let account: Account;
let directory: string;

const api = (argumentList: string[], input?: string): Promise<CliResult> =>
  runCli(['api', ...argumentList], {
    ...(input === undefined ? {} : { input }),
    env: {
      LATCHKEY_CONFIG_DIR: directory,
      LATCHKEY_BASE_URL: app.server.url,
      LATCHKEY_API_KEY: account.apiKey,
    },
  });

async function json(argumentList: string[], input?: string): Promise<Json> {
  const { exitCode, stdout, stderr } = await api(argumentList, input);
  if (exitCode !== 0) throw new Error(`${argumentList.join(' ')} ended with ${exitCode}: ${stderr}`);
  return JSON.parse(stdout);
}

beforeAll(async () => {
  account = await register(app.server);
  directory = await mkdtemp(join(testRun.directory, 'device-'));
});

describe('latchkey api', () => {
  it('sends fields, a file or standard input as the body, and prints the JSON as the server sent it', async () => {
    const made = await json(['post', '/documents', '-f', 'title=Notes', '-f', 'body=a=b']);
    expect(made).toMatchObject({ title: 'Notes', body: 'a=b', workspace_id: account.workspace.id });
    const file = join(directory, 'body.json');
    await writeFile(file, '{"title": "From a file", "body": ""}');
    expect(await json(['POST', '/documents', '--input', file])).toMatchObject({ title: 'From a file' });
    const piped = await json(['POST', '/documents', '--input', '-'], '{"title": "Piped", "body": ""}');
    expect(piped).toMatchObject({ title: 'Piped' });
    expect(await api(['DELETE', `/api/v1/documents/${piped.id}`])).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: '',
    });
  });

  it('prints what is not JSON as it is, and says so of what is not a list', async () => {
    const path = `/workspaces/${account.workspace.id}/audit-events/export`;
    const { exitCode, stdout } = await api(['GET', path, '-f', 'format=csv']);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(/^\uFEFF?id,.+\r?\n/),
    });
    const { stderr } = await api(['GET', `/workspaces/${account.workspace.id}/key-review`, '--paginate']);
    expect(stderr).toContain('The response is not a list');
  });

  it('infers types for the fields of -F only', async () => {
    const made = await json(['POST', `/workspaces/${account.workspace.id}/api-keys`, '-f', 'name=7']);
    expect(made.name).toBe('7');
    const path = `/workspaces/${account.workspace.id}/api-keys/${made.id}/rotate`;
    const asText = await api(['POST', path, '-f', 'overlap_seconds=60']);
    expect(asText).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('overlapSeconds') });
    expect(await json(['POST', path, '-F', 'overlap_seconds=60'])).toMatchObject({ name: '7' });
  });

  it('puts fields into the query of GET, collects all pages into one array, and shows status and headers', async () => {
    for (const title of ['Page one', 'Page two', 'Page three']) {
      await json(['POST', '/documents', '-f', `title=${title}`, '-f', 'body=']);
    }
    expect(await json(['GET', '/documents', '-f', 'q=Page', '-F', 'limit=2'])).toHaveLength(2);
    expect(await json(['GET', '/documents', '-f', 'q=Page', '--paginate'])).toHaveLength(3);
    const { stdout } = await api(['GET', '/me', '-i']);
    expect(stdout).toMatch(/^HTTP 200\n(?:[\w-]+: .*\n)+\n\{/);
    expect(await json(['GET', '/health/live'])).toEqual({ status: 'ok' });
  });

  it('sends other headers, such as an idempotency key', async () => {
    const create = [
      'POST',
      '/documents',
      '-f',
      'title=Once',
      '-f',
      'body=',
      '--header',
      'Idempotency-Key: once',
    ];
    expect(await json(create)).toEqual(await json(create));
  });

  it('sends the input exactly as it is, and every digit of a field', async () => {
    const bodies: string[] = [];
    const receiver = createServer((incoming, outgoing) => {
      void text(incoming).then((body) => {
        bodies.push(body);
        outgoing.writeHead(204).end();
      });
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const send = (argumentList: string[], input = '') =>
      runCli(['api', 'POST', '/x', ...argumentList], {
        input,
        env: {
          LATCHKEY_CONFIG_DIR: directory,
          LATCHKEY_BASE_URL: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`,
          LATCHKEY_API_KEY: account.apiKey,
        },
      });
    const input = '{"id": 9007199254740993, "price": 1.10,\n "id": 2}\n';
    expect(await send(['--input', '-'], input)).toMatchObject({ exitCode: 0 });
    expect(await send(['--input', '-'], `\ufeff${input}`)).toMatchObject({ exitCode: 0 });
    expect(await send(['-F', 'id=9007199254740993', '-F', 'paid=true', '-f', 'name="7"'])).toMatchObject({
      exitCode: 0,
    });
    expect(bodies).toEqual([input, input, String.raw`{"name":"\"7\"","id":9007199254740993,"paid":true}`]);
    receiver.close();
  });

  it('leaves it to the server to refuse a name that comes twice', async () => {
    const input = '{"title": "a", "title": "z", "body": ""}';
    const result = await api(['POST', '/documents', '--input', '-'], input);
    expect(result).toMatchObject({ exitCode: 1, stdout: '', stderr: expect.stringContaining('twice') });
    expect(await json(['GET', '/documents', '-f', 'q=z'])).toEqual([]);
  });

  it('says which file it cannot read, and refuses another encoding', async () => {
    expect(await api(['POST', '/documents', '--input', 'nope.json'])).toMatchObject({
      exitCode: 1,
      stderr: 'latchkey: Cannot read nope.json: does not exist.\n',
    });
    const file = join(directory, 'latin-1.json');
    await writeFile(file, Buffer.from('{"title": "été", "body": ""}', 'latin1'));
    expect(await api(['POST', '/documents', '--input', file])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('latin-1.json is not UTF-8'),
    });
  });

  it.each([
    ['an unknown method', ['FETCH', '/me'], '"FETCH" is not a method. Use one of GET, HEAD'],
    ['a path of another host', ['GET', 'https://evil.example/me'], 'is not a path'],
    ['a path of another host without its scheme', ['GET', '//evil.example/me'], 'is not a path'],
    ['broken JSON', ['POST', '/documents', '--input', '-'], 'The input is not valid JSON'],
    [
      'a field without a value',
      ['POST', '/documents', '-f', 'title'],
      '"title" is not a field. Use name=value.',
    ],
    ['a field that comes twice', ['POST', '/documents', '-f', 'a=b', '-F', 'a=c'], '"a" is given twice'],
    ['fields and a file', ['POST', '/documents', '-f', 'a=b', '--input', '-'], 'either --input or fields'],
    ['a body for GET', ['GET', '/documents', '--input', '-'], 'GET has no body'],
    ['a header that is none', ['GET', '/me', '--header', 'nothing'], '"nothing" is not a header'],
    ['a credential of its own', ['GET', '/me', '--header', 'Authorization: Bearer x'], 'cannot be set'],
    ['pages of a change', ['POST', '/documents', '--paginate'], '--paginate is for GET'],
  ])('says what is wrong with %s, and sends nothing', async (_name, argumentList, message) => {
    const result = await api(argumentList, '{"title": ');
    expect(result).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining(message) });
  });

  it.each([
    ['a body that the server refuses', ['POST', '/documents', '-f', 'title='], 2],
    ['what does not exist', ['GET', '/documents/0190f3c2-0000-7000-8000-000000000000'], 5],
    [
      'what the key may not do',
      ['PUT', '/auth/password', '-f', 'current_password=x', '-f', 'new_password=y'],
      4,
    ],
  ])('ends with the exit code for %s', async (_name, argumentList, exitCode) => {
    expect(await api(argumentList)).toMatchObject({ exitCode, stdout: '' });
  });
});
