import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addColleague, changeRole, createKey } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, clientWith, type Json, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { addApp } from '../support/factors.js';
import { runOperatorTool } from '../support/operator.js';
import { join, walkPages } from '../support/workspaces.js';

const app = useServer();

const ROLES = ['viewer', 'member', 'admin', 'owner'] as const;

type Person = Pick<Account, 'accessToken'>;

const ask = (query: Record<string, string>, { accessToken: token }: Person): Promise<Response> =>
  request(app.server, 'GET', `/api/v1/search?${new URLSearchParams(query).toString()}`, { token });

async function find(query: string | Record<string, string>, person: Person): Promise<Json[]> {
  const { status, json } = await ask(typeof query === 'string' ? { q: query } : query, person);
  expect(status).toBe(200);
  return json;
}

const idsOf = (results: Json[]): string[] => results.map(({ id }) => id);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Things {
  key: Json;
  document: Json;
  endpoint: Json;
}

/** One of each kind in the account's own workspace, with the text in its name. */
async function makeThings(account: Account, text: string): Promise<Things> {
  const client = clientWith(app.server, account.accessToken);
  return {
    key: await createKey(app.server, account, { name: `Key ${text}` }),
    document: await client.documents.create({ title: `Document ${text}`, body: 'Nothing.' }),
    endpoint: await client.workspaces.createWebhookEndpoint(account.workspace.id, {
      url: 'http://127.0.0.1:8080/hook',
      description: `Endpoint ${text}`,
      events: ['document.created'],
      apiKeyId: null,
    }),
  };
}

/** An account with the text in its name. */
const someone = (text: string): Promise<Account> => register(app.server, { name: `Person ${text}` });

const newText = (): string => randomUUID().slice(24);

describe('A search', () => {
  let text: string;
  let ada: Account;
  let things: Things;
  const workspace = () => ({ id: ada.workspace.id, name: ada.workspace.name });
  beforeAll(async () => {
    text = newText();
    ada = await someone(text);
    things = await makeThings(ada, text);
  });

  it('finds keys, documents, members and endpoints by a part of their name, in any case, and names their workspace', async () => {
    const found = await find(text.toUpperCase(), ada);
    expect(found).toEqual([
      {
        kind: 'api_key',
        id: things.key.id,
        workspace: workspace(),
        label: `Key ${text}`,
        detail: things.key.key_prefix,
        status: 'active',
        canary: false,
      },
      {
        kind: 'document',
        id: things.document.id,
        workspace: workspace(),
        label: `Document ${text}`,
        detail: null,
        status: null,
        canary: false,
      },
      {
        kind: 'member',
        id: ada.user.id,
        workspace: workspace(),
        label: `Person ${text}`,
        detail: ada.email,
        status: null,
        canary: false,
      },
      {
        kind: 'webhook_endpoint',
        id: things.endpoint.id,
        workspace: workspace(),
        label: 'http://127.0.0.1:8080/hook',
        detail: `Endpoint ${text}`,
        status: null,
        canary: false,
      },
    ]);
  });

  it('marks a canary', async () => {
    const name = `Trap ${text}`;
    const path = `/api/v1/workspaces/${ada.workspace.id}/api-keys`;
    await request(app.server, 'POST', path, { token: ada.accessToken, json: { name, canary: true } });
    expect(await find(name, ada)).toEqual([expect.objectContaining({ label: name, canary: true })]);
  });

  it('finds a key by the start of its prefix, a member by the address, an endpoint by its URL, and anything by its id', async () => {
    expect(idsOf(await find(things.key.key_prefix, ada))).toEqual([things.key.id]);
    expect(idsOf(await find(ada.email.slice(0, 20), ada))).toEqual([ada.user.id]);
    expect(idsOf(await find('127.0.0.1:8080/ho', ada))).toEqual([things.endpoint.id]);
    for (const id of [things.key.id, things.document.id, ada.user.id, things.endpoint.id])
      expect(idsOf(await find(id.toUpperCase(), ada))).toEqual([id]);
  });

  it('finds a whole key by its digest alone', async () => {
    expect(idsOf(await find({ sha256: sha256(things.key.key) }, ada))).toEqual([things.key.id]);
    expect(await find({ sha256: sha256('another') }, ada)).toEqual([]);
  });

  it('finds é however it was typed', async () => {
    const key = await createKey(app.server, ada, { name: 'Cl\u00e9 de S\u00e8vres' });
    expect(idsOf(await find('cle\u0301 de', ada))).toEqual([key.id]);
  });

  it('takes wildcards of SQL as the characters that they are', async () => {
    const other = await someone('else');
    const names = ['50% off', '500 off', 'a_b', 'axb', String.raw`back\slash`, String.raw`100\% sure`];
    for (const name of names) {
      await createKey(app.server, other, { name });
      await clientWith(app.server, other.accessToken).documents.create({ title: name, body: '' });
    }
    for (const q of ['%', '_', '\\', '0%', '0_', 'a_', '%%', String.raw`\%`, String.raw`\s`, 'off', '.*']) {
      const isMeant = (name: string) => name.includes(q);
      for (const kind of ['api_key', 'document']) {
        const found = (await find(q, other)).filter((result) => result.kind === kind);
        expect(found.map(({ label }) => label).sort()).toEqual(names.filter(isMeant).sort());
      }
    }
  });

  it('shows the workspace that the request is in first, what begins with the text before others, then the newest', async () => {
    const other = await register(app.server);
    await join(app.server, other, ada, 'member');
    const word = newText();
    const [contains, older, newer] = [`my ${word}`, word, word].map((name) => ({ name }));
    const make = async (account: Account, body: object) =>
      (await createKey(app.server, account, { ...body }, ada.accessToken)).id;
    const here = [await make(ada, older!), await make(ada, newer!), await make(ada, contains!)];
    const there = [await make(other, older!), await make(other, contains!)];
    const inWorkspace = async (id: string) =>
      idsOf(await clientWith(app.server, ada.accessToken).withWorkspace(id).workspaces.search({ q: word }));
    expect(await inWorkspace(ada.workspace.id)).toEqual([here[1], here[0], here[2], there[0], there[1]]);
    expect(await inWorkspace(other.workspace.id)).toEqual([there[0], there[1], here[1], here[0], here[2]]);
  });

  it('returns at most 20 results, of each kind some, and fewer where fewer are asked for', async () => {
    const word = newText();
    const other = await someone(word);
    for (let index = 0; index < 22; index += 1)
      await createKey(app.server, other, { name: `${word} ${index}` });
    const client = clientWith(app.server, other.accessToken);
    for (let index = 0; index < 3; index += 1)
      await client.documents.create({ title: `${word} ${index}`, body: '' });
    const kinds = async (query: Record<string, string>) =>
      (await find({ q: word, ...query }, other)).map(({ kind }) => kind);
    const times = (count: number, kind: string): string[] => Array<string>(count).fill(kind);
    expect(await kinds({})).toEqual([...times(16, 'api_key'), ...times(3, 'document'), 'member']);
    expect(await kinds({ limit: '4' })).toEqual(['api_key', 'api_key', 'document', 'member']);
    expect(await kinds({ limit: '1' })).toEqual(['api_key']);
  });

  it('looks at the newest 10,000 of a kind, and finds what is older by its id', async () => {
    const other = await register(app.server);
    // The ids have the same order as the numbers.
    await app.database.query(`BEGIN; SET LOCAL session_replication_role = replica;
      INSERT INTO documents (id, workspace_id, title, body, created_by)
        SELECT ('00000000-0000-7000-8000-' || right('${other.user.id}', 6) || to_char(i, 'FM000000'))::uuid,
          '${other.workspace.id}', 'Page ' || i || '.', '', '${other.user.id}'
        FROM generate_series(1, 10001) AS i;
      COMMIT`);
    expect(await find('page 1.', other)).toEqual([]);
    const [second] = await find('page 2.', other);
    expect(second.label).toBe('Page 2.');
    const oldest = second.id.replace(/2$/, '1');
    expect((await find(oldest, other)).map(({ label }) => label)).toEqual(['Page 1.']);
    expect(await find(oldest, ada)).toEqual([]);
  });

  const digest = 'a'.repeat(64);
  it.each([
    [{}, 'q', 'is required, unless sha256 is given'],
    [{ q: 'x', sha256: digest }, 'q', 'must be omitted where sha256 is given'],
    [{ q: '' }, 'q', 'must not be blank'],
    [{ q: ' \t ' }, 'q', 'must not be blank'],
    [{ q: 'x'.repeat(101) }, 'q', 'must have at most 100 characters'],
    [{ q: 'a\0b' }, 'q', 'must not contain NUL or lone surrogates'],
    [{ sha256: 'abc' }, 'sha256', 'must be the SHA-256 of the key, as 64 hexadecimal digits'],
    [{ q: 'x', limit: '0' }, 'limit', 'must be at least 1'],
    [{ q: 'x', limit: '21' }, 'limit', 'must be at most 20'],
    [{ q: 'x', limit: 'ten' }, 'limit', 'must be a number'],
    [{ q: 'x', kind: 'member' }, 'kind', expect.any(String)],
  ] as [Record<string, string>, string, unknown][])(
    'refuses %j and names %s',
    async (query, field, message) => {
      expect(expectProblem(await ask(query, ada), 400, 'validation_failed').errors).toEqual([
        { field, message },
      ]);
    },
  );

  it('is for people who are signed in', async () => {
    const path = `/api/v1/search?q=${text}`;
    expectProblem(await request(app.server, 'GET', path), 401, 'missing_credentials');
    expectProblem(await request(app.server, 'GET', path, { apiKey: ada.apiKey }), 403, 'user_required');
  });
});

describe('A search finds what the lists show, and nothing else,', () => {
  let text: string;
  let owner: Account;
  let other: Account;

  beforeEach(async () => {
    text = newText();
    [owner, other] = [await someone(text), await someone(text)];
    for (const account of [owner, other]) await makeThings(account, text);
  });

  const LISTS = {
    api_key: (id: string) => `/api/v1/workspaces/${id}/api-keys`,
    document: () => '/api/v1/documents',
    member: (id: string) => `/api/v1/workspaces/${id}/members`,
    webhook_endpoint: (id: string) => `/api/v1/workspaces/${id}/webhook-endpoints`,
  };

  /** `kind workspace id` of everything with the text that a person's lists show. */
  async function listed({ accessToken: token }: Person): Promise<string[]> {
    const shown: string[] = [];
    for (const { id: workspaceId } of (await walkPages(app.server, '/api/v1/workspaces', token)).flat()) {
      for (const [kind, pathOf] of Object.entries(LISTS)) {
        const headers = { 'x-workspace-id': workspaceId };
        const { status, json } = await request(app.server, 'GET', pathOf(workspaceId), { token, headers });
        if (status === 403) continue;
        expect(status).toBe(200);
        const isNamed = ({ name, title, description, user }: Json): boolean =>
          [name, title, description, user?.name].some((words) => words?.includes(text));
        shown.push(
          ...json.filter(isNamed).map((item: Json) => `${kind} ${workspaceId} ${(item.user ?? item).id}`),
        );
      }
    }
    return shown.sort();
  }

  async function searched(person: Person): Promise<string[]> {
    const found = await find(text, person);
    return found.map(({ kind, workspace, id }) => `${kind} ${workspace.id} ${id}`).sort();
  }

  it.each(ROLES)('with the role %s', async (role) => {
    const colleague = await addColleague(app, owner, role);
    const client = clientWith(app.server, colleague.accessToken);
    await client.workspaces.createApiKey(owner.workspace.id, { name: `Key of mine ${text}` });
    await makeThings(colleague.account, text);
    const shown = await listed(colleague);
    expect(await searched(colleague)).toEqual(shown);
    const here = shown.filter((line) => line.includes(owner.workspace.id));
    expect(here).toHaveLength({ viewer: 3, member: 3, admin: 5, owner: 5 }[role]);
    // Things that a colleague creates are visible to users who see all keys, and to nobody in other workspaces.
    for (const person of [owner, other]) expect(await searched(person)).toEqual(await listed(person));
  });

  it('from the moment that a role changes, or a membership ends', async () => {
    const colleague = await addColleague(app, owner, 'admin');
    expect(await searched(colleague)).toHaveLength(4);
    await changeRole(app, owner, colleague, 'member');
    expect(await searched(colleague)).toEqual(await listed(colleague));
    await changeRole(app, owner, colleague, null);
    expect(await searched(colleague)).toEqual([]);
  });

  it('also where the id or the digest of something is known', async () => {
    const theirs = await makeThings(other, text);
    const colleague = await addColleague(app, owner, 'member');
    const ofOwner = await createKey(app.server, owner);
    for (const id of [theirs.key.id, theirs.document.id, theirs.endpoint.id, other.user.id])
      expect(await find(id, colleague)).toEqual([]);
    for (const { id, key } of [theirs.key, ofOwner]) {
      expect(await find(id, colleague)).toEqual([]);
      expect(await find({ sha256: sha256(key) }, colleague)).toEqual([]);
    }
    expect(idsOf(await find({ sha256: sha256(ofOwner.key) }, owner))).toEqual([ofOwner.id]);
  });

  it('while a workspace is suspended, or being deleted', async () => {
    const operator = { token: await runOperatorTool(app.database, 'create', `search ${text}`) };
    const colleague = await addColleague(app, owner, 'admin');
    await makeThings(colleague.account, text);
    const path = `/api/v1/operator/workspaces/${owner.workspace.id}`;
    const suspended = await request(app.server, 'POST', `${path}/suspend`, {
      ...operator,
      json: { reason: 'x' },
    });
    expect(suspended.status).toBe(200);
    for (const person of [owner, colleague]) expect(await searched(person)).toEqual(await listed(person));
    expect(await searched(owner)).toEqual([]);
    expect(await searched(colleague)).toHaveLength(3);
    await request(app.server, 'POST', `${path}/restore`, operator);
    expect(await searched(owner)).toHaveLength(4);
    await clientWith(app.server, owner.accessToken).workspaces.delete(owner.workspace.id);
    expect(await searched(colleague)).toHaveLength(3);
  });

  it('where a workspace requires a second factor, once the session has proved it', async () => {
    const colleague = await addColleague(app, owner, 'admin');
    await makeThings(colleague.account, text);
    await addApp(app.server, owner);
    const required = await request(app.server, 'PATCH', `/api/v1/workspaces/${owner.workspace.id}`, {
      token: owner.accessToken,
      json: { require_second_factor: true },
    });
    expect(required.json.second_factor_required_by).toBe('workspace');
    expect(await searched(owner)).toHaveLength(4);
    expect(await searched(colleague)).toEqual(await listed(colleague));
    expect((await searched(colleague)).join()).not.toContain(owner.workspace.id);
    await addApp(app.server, colleague);
    expect(await searched(colleague)).toEqual(await listed(colleague));
    expect((await searched(colleague)).join()).toContain(owner.workspace.id);
  });

  it('not endpoints that are deleted, nor service accounts', async () => {
    await changeByHand(
      app.database,
      `UPDATE webhook_endpoints SET disabled_reason = 'deleted', disabled_at = clock_timestamp() WHERE workspace_id = '${owner.workspace.id}'`,
    );
    await clientWith(app.server, owner.accessToken).workspaces.createServiceAccount(owner.workspace.id, {
      name: `Robot ${text}`,
      role: 'member',
    });
    expect(await searched(owner)).toEqual(await listed(owner));
    expect(await searched(owner)).toHaveLength(3);
  });
});
