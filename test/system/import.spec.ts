import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, request as sendHttp } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createVerifier, type Verifier } from '@latchkey/verifier';
import { keysPath } from '../support/api-keys.js';
import { useOwnServer } from '../support/app.js';
import { useWarmCli } from '../support/cli.js';
import { type Account, type Json, register, request, type RequestOptions } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { testRun } from '../support/run.js';
import { registerService, type Service } from '../support/verifiers.js';
import { registerMember } from '../support/workspaces.js';

const app = useOwnServer({
  env: { API_KEY_ACCEPTED_PATTERNS: 'sk_live_:40,old-:36', API_KEYS_PER_WORKSPACE: '13000' },
});
const runCli = useWarmCli();

/** Keys that were created elsewhere, in their own format. */
const foreignKey = (): string => `sk_live_${randomBytes(16).toString('hex')}`;
const digestOf = (key: string): string => createHash('sha256').update(key).digest('hex');
const entryOf = (key: string, more: object = {}) => ({
  sha256: digestOf(key),
  name: 'Imported',
  key_prefix: key.slice(0, 12),
  ...more,
});

let owner: Account;
beforeAll(async () => {
  owner = await register(app.server);
});

const importInto = (
  account: Account,
  keys: unknown[],
  credential: RequestOptions = { token: account.accessToken },
) => request(app.server, 'POST', keysPath(account.workspace.id, 'import'), { ...credential, json: { keys } });
const me = (options: RequestOptions) => request(app.server, 'GET', '/api/v1/me', options);

describe('Imported keys', () => {
  it('keep working unchanged in either header, with their limits, and can be revoked and rotated', async () => {
    const [reader, other] = [foreignKey(), foreignKey()];
    expect((await me({ apiKey: reader })).status).toBe(401);
    const answer = await importInto(owner, [
      entryOf(reader, { name: 'Reader', scopes: ['documents:read'] }),
      entryOf(other),
    ]);
    expect(answer.json).toEqual({ imported: 2, known: [] });
    for (const credential of [{ apiKey: reader }, { token: reader }]) {
      expect((await me(credential)).json).toMatchObject({ kind: 'api_key', scopes: ['documents:read'] });
    }
    const [listed] = (
      await request(app.server, 'GET', keysPath(owner.workspace.id, '?q=Reader').replace('/?', '?'), {
        token: owner.accessToken,
      })
    ).json;
    expect(listed).toMatchObject({
      name: 'Reader',
      key_prefix: reader.slice(0, 12),
      created_by: owner.user.id,
    });
    const path = keysPath(owner.workspace.id, listed.id);
    const rotated = await request(app.server, 'POST', `${path}/rotate`, { token: owner.accessToken });
    expect(rotated.json.key).toMatch(/^lk_/);
    expect((await me({ apiKey: reader })).status).toBe(401);
    expect((await me({ apiKey: other })).status).toBe(200);
  });

  it('are reported if the workspace has them, refused if another one does, and never moved or changed', async () => {
    const stranger = await register(app.server);
    const [first, second] = [foreignKey(), foreignKey()];
    await importInto(owner, [entryOf(first, { scopes: ['documents:read'] })]);
    const repeated = await importInto(owner, [entryOf(first), entryOf(second)]);
    expect(repeated.json).toEqual({ imported: 1, known: [0] });
    const own = foreignKey();
    const refused = await importInto(stranger, [entryOf(own), entryOf(first)]);
    expectProblem(refused, 400, 'validation_failed');
    expect(refused.json.errors).toEqual([
      { field: 'keys.1.sha256', message: expect.stringMatching(/^belongs to a key of another workspace/) },
    ]);
    expect((await me({ apiKey: own })).status).toBe(401);
    expect((await me({ apiKey: first })).json).toMatchObject({
      workspace: { id: owner.workspace.id },
      scopes: ['documents:read'],
    });
  });

  it('are imported once by ten concurrent requests with the same keys', async () => {
    const keys = [foreignKey(), foreignKey(), foreignKey()].map((key) => entryOf(key));
    const answers = await Promise.all(Array.from({ length: 10 }, () => importInto(owner, keys)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(answers.reduce((sum, { json }) => sum + json.imported, 0)).toBe(3);
  });

  it('cost no query for a credential of another form: one character less is refused by its length', async () => {
    const key = foreignKey();
    await importInto(owner, [entryOf(key), { ...entryOf(key.slice(0, -1)), name: 'Too short' }]);
    expect((await me({ apiKey: key })).status).toBe(200);
    expect((await me({ apiKey: key.slice(0, -1) })).status).toBe(401);
  });

  it('are found in a search by their digest, and refused in a URL', async () => {
    const key = foreignKey();
    await importInto(owner, [entryOf(key, { name: 'Searched' })]);
    const search = (query: Record<string, string>) =>
      request(app.server, 'GET', `/api/v1/search?${new URLSearchParams(query).toString()}`, {
        token: owner.accessToken,
      });
    expect((await search({ sha256: digestOf(key) })).json).toMatchObject([
      { kind: 'api_key', label: 'Searched' },
    ]);
    const { errors } = expectProblem(await search({ q: key }), 400, 'validation_failed');
    expect(errors).toEqual([{ field: 'q', message: 'must not contain an API key, because URLs are logged' }]);
  });

  it.each([
    ['a digest that is none', { sha256: 'abc' }, 'sha256', /64 hexadecimal/],
    ['no name', { name: undefined }, 'name', /required|string|received/],
    [
      'a form that no request could have',
      { key_prefix: 'xyz_12' },
      'key_prefix',
      /API_KEY_ACCEPTED_PATTERNS/,
    ],
    ['a scope that does not exist', { scopes: ['cats:read'] }, 'scopes.0', /not a scope/],
    ['an expiry that is over', { expires_at: '2020-01-01T00:00:00Z' }, 'expires_at', /future/],
    ['the key itself', { key: 'x' }, 'key', /./],
  ])('are all refused because of one with %s, which is named', async (_name, wrong, field, message) => {
    const good = foreignKey();
    const response = await importInto(owner, [entryOf(good), entryOf(foreignKey(), wrong)]);
    const { errors } = expectProblem(response, 400, 'validation_failed');
    expect(errors).toEqual([{ field: `keys.1.${field}`, message: expect.stringMatching(message) }]);
    expect((await me({ apiKey: good })).status).toBe(401);
  });

  it('are refused if one is repeated in a request, or if there are too many', async () => {
    const key = foreignKey();
    expect(
      expectProblem(await importInto(owner, [entryOf(key), entryOf(key)]), 400, 'validation_failed').errors,
    ).toEqual([{ field: 'keys.1.sha256', message: 'is the same as that of key 0' }]);
    const many = Array.from({ length: 1_001 }, () => entryOf(foreignKey()));
    expectProblem(await importInto(owner, many), 400, 'validation_failed');
  });

  it('are never wider than the key that imports them (G11), and require the role admin', async () => {
    const narrow = await request(app.server, 'POST', keysPath(owner.workspace.id), {
      token: owner.accessToken,
      json: { name: 'Importer', scopes: ['api-keys:write', 'documents:read'] },
    });
    const asNarrow = { apiKey: narrow.json.key };
    const inherited = foreignKey();
    await importInto(owner, [entryOf(inherited)], asNarrow);
    expect((await me({ apiKey: inherited })).json.scopes).toEqual(['api-keys:write', 'documents:read']);
    const wide = await importInto(owner, [entryOf(foreignKey(), { scopes: ['documents:write'] })], asNarrow);
    expect(expectProblem(wide, 403, 'insufficient_scope')).toMatchObject({ index: 0 });
    const member = await registerMember(app.server, app.database, owner, 'member');
    expectProblem(
      await importInto(owner, [entryOf(foreignKey())], { apiKey: member.apiKey }),
      403,
      'insufficient_role',
    );
  });
});

describe('An imported key, in a service', () => {
  let service: Service;
  const open: Verifier[] = [];
  beforeAll(async () => {
    service = await registerService(app.server, app.database);
  });
  afterEach(async () => {
    for (const verifier of open.splice(0)) await verifier.close();
  });

  /** @param registered handles the server's response to a registration */
  async function startVerifier(
    registered: (answer: Json) => Json = (answer) => answer,
  ): Promise<{ verifier: Verifier; resolved(): number }> {
    let resolved = 0;
    const verifier = createVerifier({
      baseUrl: app.server.url,
      secret: service.secret,
      audience: service.name,
      async fetch(url, options) {
        const path = typeof url === 'string' ? new URL(url).pathname : '';
        if (path.endsWith('/resolve')) resolved += 1;
        const response = await fetch(url, options);
        if (!path.endsWith('/verifier-sessions')) return response;
        return Response.json(registered(await response.json()), { status: response.status });
      },
    });
    open.push(verifier);
    await verifier.ready();
    return { verifier, resolved: () => resolved };
  }

  const headersOf = (key: string): Record<string, string>[] => [
    { 'x-api-key': key },
    { authorization: `Bearer ${key}` },
  ];
  const codeOf = async (verifier: Verifier, headers: Record<string, string>): Promise<string> => {
    const verdict = await verifier.verify(headers);
    return verdict.ok ? (verdict.principal.apiKey?.name ?? '') : verdict.problem.code;
  };

  it('is accepted in either header by a verifier, which asks once, until its revocation is answered', async () => {
    const { verifier, resolved } = await startVerifier();
    const key = foreignKey();
    await importInto(owner, [entryOf(key, { name: 'In a verifier' })]);
    const codes = async () => Promise.all(headersOf(key).map((headers) => codeOf(verifier, headers)));
    expect(await codes()).toEqual(['In a verifier', 'In a verifier']);
    expect(resolved()).toBe(1);
    const { json } = await me({ apiKey: key });
    await request(app.server, 'DELETE', keysPath(owner.workspace.id, json.key.id), {
      token: owner.accessToken,
    });
    expect(await codes()).toEqual(['invalid_credentials', 'invalid_credentials']);
  });

  it('is distinguished by a verifier from noise and from access tokens without asking', async () => {
    const { verifier, resolved } = await startVerifier();
    const key = foreignKey();
    const noise = [key.slice(0, -1), `${key}0`, key.replace('live', 'test'), 'nonsense', owner.accessToken];
    for (const text of noise)
      expect(await codeOf(verifier, { 'x-api-key': text })).toBe('invalid_credentials');
    expect(resolved()).toBe(0);
  });

  it('is refused in X-API-Key by a verifier whose server is of an earlier version and does not report its form', async () => {
    const { verifier, resolved } = await startVerifier((answer) => ({
      ...answer,
      accepted_patterns: undefined,
    }));
    const key = foreignKey();
    await importInto(owner, [entryOf(key, { name: 'Of an earlier server' })]);
    expect(await codeOf(verifier, { 'x-api-key': key })).toBe('invalid_credentials');
    expect(resolved()).toBe(0);
    expect(await codeOf(verifier, { authorization: `Bearer ${key}` })).toBe('Of an earlier server');
    expect(await codeOf(verifier, { 'x-api-key': owner.apiKey })).not.toBe('invalid_credentials');
  });

  it('is accepted by /verify, in either header, and by introspection', async () => {
    const key = foreignKey();
    await importInto(owner, [entryOf(key, { name: 'Introspected' })]);
    for (const credential of [{ apiKey: key }, { token: key }]) {
      const { status, headers } = await request(app.server, 'GET', '/api/v1/verify', credential);
      expect([status, headers.get('x-latchkey-kind')]).toEqual([204, 'api_key']);
    }
    const introspect = async (token: string) =>
      (await request(app.server, 'POST', '/api/v1/introspect', { token: service.secret, json: { token } }))
        .json;
    expect(await introspect(key)).toMatchObject({
      active: true,
      name: 'Introspected',
      token_type: 'api_key',
    });
    expect(await introspect(key.slice(0, -1))).toEqual({ active: false });
  });
});

describe('latchkey keys import', () => {
  const run = (content: string | Buffer, ...more: string[]) => runAt(app.server.url, content, ...more);

  const runAt = async (url: string, content: string | Buffer, ...more: string[]) => {
    const file = join(await mkdtemp(join(testRun.directory, 'import-')), 'keys');
    await writeFile(file, content);
    return runCli(['keys', 'import', file, ...more], {
      env: {
        LATCHKEY_BASE_URL: url,
        LATCHKEY_API_KEY: owner.apiKey,
        LATCHKEY_CONFIG_DIR: testRun.directory,
      },
    });
  };

  it('reads CSV and JSON, hashes keys itself, and can be run again', async () => {
    const [a, b, c] = [foreignKey(), foreignKey(), foreignKey()];
    const csv = `name,key,scopes\n"Comma, quoted",${a},documents:read documents:write\nPlain,${b},\n`;
    expect((await run(csv)).stderr).toBe('Imported 2 keys. 0 were known before and stay as they are.\n');
    expect((await me({ apiKey: a })).json).toMatchObject({
      key: { name: 'Comma, quoted', key_prefix: a.slice(0, 12) },
      scopes: ['documents:read', 'documents:write'],
    });
    const json = JSON.stringify([entryOf(b), entryOf(c, { expires_at: '2030-01-01T00:00:00Z' })]);
    expect(JSON.parse((await run(json, '--json')).stdout)).toEqual({ imported: 1, known: 1 });
    expect((await run(csv)).stderr).toContain('Imported 0 keys. 2 were known');
  });

  it('accepts every field of a new key, metadata in columns, and assigns the keys to a service account', async () => {
    const LATCHKEY_CONFIG_DIR = await mkdtemp(join(testRun.directory, 'import-as-user-'));
    const env = { LATCHKEY_BASE_URL: app.server.url, LATCHKEY_CONFIG_DIR };
    await runCli(['configure', '--base-url', app.server.url, '--no-key'], { env });
    await runCli(['login', '--email', owner.email], { env, input: owner.password });
    const importFile = async (content: string, ...more: string[]) => {
      const file = join(LATCHKEY_CONFIG_DIR, 'keys');
      await writeFile(file, content);
      return runCli(['keys', 'import', file, '--workspace', owner.workspace.id, ...more], { env });
    };
    const createAccount = async (name: string): Promise<string> => {
      const path = `/api/v1/workspaces/${owner.workspace.id}/service-accounts`;
      const json = { name, role: 'member' };
      return (await request(app.server, 'POST', path, { token: owner.accessToken, json })).json.id;
    };
    const listed = async (name: string) => {
      const path = `/api/v1/workspaces/${owner.workspace.id}/api-keys?q=${name}`;
      return (await request(app.server, 'GET', path, { token: owner.accessToken })).json;
    };
    const [exporter, other] = [await createAccount('Export'), await createAccount('Other')];
    const csv = [
      'name,key,scopes,allowed_ips,allowlist_mode,limits,description,canary,metadata.customerName,metadata.cost.centre,service_account_id',
      `Whole,${foreignKey()},documents:read,192.0.2.0/24 2001:db8::7,observe,1000/minute 5000/day,Runs at night.,false,acme,7,`,
      `Trap,${foreignKey()},,,,,,true,,,${other}`,
    ];
    const done = await importFile(csv.join('\n'), '--service-account', exporter);
    expect(done).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('Imported 2 keys.') });
    expect(await listed('Whole')).toMatchObject([
      {
        scopes: ['documents:read'],
        allowed_ips: ['192.0.2.0/24', '2001:db8::7/128'],
        allowlist_mode: 'observe',
        limits: [
          { requests: 1000, per: 'minute' },
          { requests: 5000, per: 'day' },
        ],
        description: 'Runs at night.',
        canary: false,
        metadata: { customerName: 'acme', 'cost.centre': '7' },
        owner: { type: 'service_account', id: exporter },
        created_by: owner.user.id,
      },
    ]);
    expect(await listed('Trap')).toMatchObject([
      { canary: true, metadata: {}, limits: null, owner: { id: other } },
    ]);

    const more = { limits: [{ requests: 3, per: 'day' }], metadata: { team: 'web' }, canary: true };
    const json = JSON.stringify([entryOf(foreignKey(), { ...more, name: 'Object' })]);
    expect((await importFile(json)).exitCode).toBe(0);
    expect(await listed('Object')).toMatchObject([{ ...more, owner: { id: owner.user.id } }]);
  });

  it.each([
    [
      'metadata that is no object',
      '[{"name":"x","key":"sk_live_1","metadata":"web"}]',
      'Key 1: metadata must be an object',
    ],
    ['an unknown period', 'name,key,limits\nx,sk_live_1,10/week\n', 'Key 1: Invalid limit "10/week"'],
    [
      'a canary that is neither',
      'name,key,canary\nx,sk_live_1,maybe\n',
      'Key 1: canary must be true or false',
    ],
    ['metadata without a name', 'name,key,metadata.\nx,sk_live_1,y\n', 'the field "metadata."'],
    ['broken JSON', '[{"name": ', 'not valid JSON'],
    ['broken CSV', 'name,key\n"x', 'not valid CSV'],
    ['an unknown column', 'name,key,label\nx,y,z\n', 'the field "label"'],
    ['a key without a name', 'name,key\n,sk_live_1\n', 'Key 1 has no name'],
    ['neither key nor digest', '[{"name": "x"}]', 'Key 1 needs key, or sha256 and key_prefix'],
    ['nothing', '', 'no keys'],
    [
      'a column that comes twice',
      'name,key,scopes,scopes\nx,sk_live_1,documents:read,\n',
      'The header has "scopes" twice',
    ],
    [
      'a field that comes twice',
      '[{"name":"x","key":"sk_live_1","scopes":["documents:read"],"sc\\u006fpes":null}]',
      'The file has "scopes" twice in one object',
    ],
    [
      'metadata that comes twice',
      '[{"name":"x","key":"sk_live_1","metadata":{"a":"1"},"metadata.a":"2"}]',
      'Key 1 has metadata.a twice',
    ],
    ['a file in Latin-1', Buffer.from('name,key\nMüller,sk_live_1\n', 'latin1'), 'is not UTF-8'],
  ])('says what is wrong with %s, and sends nothing', async (_name, content, message) => {
    expect(await run(content)).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining(message),
    });
  });

  it('reads a file that begins with a byte order mark', async () => {
    const json = JSON.stringify([entryOf(foreignKey())]);
    expect(await run(`\ufeff${json}`)).toMatchObject({ exitCode: 0 });
    expect(await run(`\ufeffname,key\nMüller,${foreignKey()}\n`)).toMatchObject({ exitCode: 0 });
  });

  it('says which file it cannot read', async () => {
    const result = await runCli(['keys', 'import', 'no-such-file.csv']);
    expect(result).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'latchkey: Cannot read no-such-file.csv: does not exist.\n',
    });
  });

  it('does not claim that keys were not imported if the response is lost', async () => {
    const { hostname, port } = new URL(app.server.url);
    const proxy = createServer((incoming, outgoing) => {
      const { url: path, method, headers } = incoming;
      const forwarded = sendHttp({ hostname, port, path, method, headers }, (response) => {
        if (!path?.endsWith('/import'))
          return void response.pipe(outgoing.writeHead(response.statusCode ?? 0));
        response.resume().once('end', () => incoming.socket.destroy());
      });
      incoming.pipe(forwarded);
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const content = JSON.stringify([entryOf(foreignKey()), entryOf(foreignKey())]);
    const lost = await runAt(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, content);
    expect(lost).toMatchObject({
      exitCode: 6,
      stderr: expect.stringMatching(
        /Keys 1 to 2 may have been imported; 0 before them .* Run the command again/,
      ),
    });
    proxy.close();
    expect(JSON.parse((await run(content, '--json')).stdout)).toEqual({ imported: 0, known: 2 });
  });

  it("names keys and columns as the file does, also in the server's words", async () => {
    const digests = Array.from({ length: 1_002 }, () => randomBytes(32).toString('hex'));
    const lines = ['name,sha256,key_prefix,scopes', ...digests.map((digest) => `x,${digest},sk_live_0000,`)];
    const withLast = (...last: string[]) => run([...lines, ...last].join('\n'));
    const refused = await withLast(`x,${randomBytes(32).toString('hex')},ü,`);
    expect(refused).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('Key 1003, key_prefix: ') });
    expect(refused.stderr).toContain(
      'Keys 1001 to 1003 were not imported; 1000 before them are on the server.',
    );
    const repeated = await withLast(`x,${digests[1_001]},sk_live_0000,`);
    expect(repeated.stderr).toContain('Key 1003, sha256: is the same as that of key 1002.');
    const unknown = await withLast(`x,${randomBytes(32).toString('hex')},sk_live_0000,no:such`);
    expect(unknown.stderr).toContain('Key 1003, scopes: ');
  });

  it('sends 1,000 keys per transaction, shows its progress, and continues where it was stopped', async () => {
    const digests = Array.from({ length: 11_000 }, () => randomBytes(32).toString('hex'));
    const lines = ['name,sha256,key_prefix', ...digests.map((digest) => `Many,${digest},sk_live_0000`)];
    // The last thousand are refused because of one of them; those before stay.
    const stopped = await run([...lines.slice(0, 1_500), 'x,nothing,sk_live_0000'].join('\n'));
    expect(stopped).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('1000 before them are on the server'),
    });
    const done = await run(lines.join('\n'), '--json');
    expect(JSON.parse(done.stdout)).toEqual({ imported: 10_000, known: 1_000 });
    expect(done.stderr).toContain('10000 of 11000');
  });
});
