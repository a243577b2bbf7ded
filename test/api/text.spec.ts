import { beforeAll, describe, expect, it } from '@jest/globals';
import { createKey, keysPath } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { type Account, type Json, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';

const app = useServer();
let owner: Account;

beforeAll(async () => {
  owner = await register(app.server);
});

const post = (path: string, json: Json, token?: string): Promise<Response> =>
  request(app.server, 'POST', path, { json, ...(token === undefined ? {} : { token }) });
const signUp = (json: Json): Promise<Response> => post('/api/v1/auth/register', json);

const fullWidth = (text: string): string =>
  text.replaceAll(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

const JANE = 'jane.roe@example.com';

describe('A password is checked in the form in which it is hashed', () => {
  it.each([
    ['a common one in full-width letters', fullWidth('password')],
    ['a common one with what cannot be seen', 'pass\u200bword'],
    [
      'a common one in mathematical letters',
      '\u{1d429}\u{1d41a}\u{1d42c}\u{1d42c}\u{1d430}\u{1d428}\u{1d42b}\u{1d41d}',
    ],
    ['one that is short once its accents are composed', 'e\u0301'.repeat(4)],
    ['the email address in full-width letters', fullWidth(JANE)],
  ])('%s', async (_, password) => {
    const { errors } = expectProblem(await signUp({ email: JANE, password }), 400, 'validation_failed');
    expect(errors).toEqual([{ field: 'password', message: expect.any(String) }]);
    const current_password = owner.password;
    const change = await request(app.server, 'PUT', '/api/v1/auth/password', {
      token: owner.accessToken,
      json: {
        current_password,
        new_password: password === fullWidth(JANE) ? fullWidth(owner.email) : password,
      },
    });
    expectProblem(change, 400, 'validation_failed');
  });

  it('and opens the account however it is typed', async () => {
    const { email } = await register(app.server, { password: 'cr\u00e8me br\u00fbl\u00e9e 1907' });
    for (const password of [
      'cr\u00e8me br\u00fbl\u00e9e 1907'.normalize('NFD'),
      fullWidth('cr\u00e8me br\u00fbl\u00e9e 1907'),
    ]) {
      expect((await post('/api/v1/auth/login', { email, password })).status).toBe(200);
    }
  });
});

describe('A name with invisible or reordering characters', () => {
  const workspace = (): string => `/api/v1/workspaces/${owner.workspace.id}`;
  const names: [string, (name: string) => Promise<Response>][] = [
    ['a key', (name) => post(keysPath(owner.workspace.id), { name }, owner.accessToken)],
    ['a workspace', (name) => post('/api/v1/workspaces', { name }, owner.accessToken)],
    ['a document', (title) => post('/api/v1/documents', { title, body: '' }, owner.accessToken)],
    ['an account', (name) => signUp({ email: 'unseen@example.com', password: owner.password, name })],
    [
      'a profile',
      (name) => request(app.server, 'PATCH', '/api/v1/me', { token: owner.accessToken, json: { name } }),
    ],
    [
      'an endpoint',
      (description) =>
        post(
          `${workspace()}/webhook-endpoints`,
          {
            url: 'https://example.com/',
            events: ['document.created'],
            api_key_id: owner.apiKeyId,
            description,
          },
          owner.accessToken,
        ),
    ],
  ];

  it.each(names)('is refused: of %s', async (_, create) => {
    for (const code of [0x200b, 0x200d, 0x202e, 0x2028, 0x2066, 0xad, 0xfeff, 0x3164, 0xe0041]) {
      for (const name of [String.fromCodePoint(code), `Ad${String.fromCodePoint(code)}min`]) {
        const { errors } = expectProblem(await create(name), 400, 'validation_failed');
        expect(errors).toEqual([
          { field: expect.stringMatching(/^(name|title|description)$/), message: expect.any(String) },
        ]);
      }
    }
  });

  it('is distinct from a legitimate name in any script, which is kept unchanged', async () => {
    for (const name of [
      '\u0639\u0644\u06cc\u200c\u0631\u0636\u0627',
      '\u{1f469}\u200d\u{1f4bb}',
      '\u5c71\u7530 \u592a\u90ce',
      'Zo\u00eb',
    ]) {
      expect(await createKey(app.server, owner, { name })).toMatchObject({ name });
    }
  });
});

describe('Text typed on another keyboard is found', () => {
  const composed = 'R\u00e9sum\u00e9';
  const decomposed = composed.normalize('NFD');

  it.each([
    ['composed', composed],
    ['decomposed', decomposed],
  ])('in documents that are written %s', async (_, written) => {
    const account = await register(app.server);
    const token = account.accessToken;
    for (const json of [
      { title: written, body: '' },
      { title: 'In the body', body: `His ${written}.` },
    ]) {
      expect((await post('/api/v1/documents', json, token)).status).toBe(201);
    }
    for (const q of [composed, decomposed, composed.toUpperCase(), fullWidth('R') + composed.slice(1)]) {
      const path = `/api/v1/documents?q=${encodeURIComponent(q)}`;
      expect((await request(app.server, 'GET', path, { token })).json).toHaveLength(2);
    }
    const [latest] = (await request(app.server, 'GET', '/api/v1/documents', { token })).json;
    // A body belongs to its writer, and is returned unchanged.
    expect(latest.body).toBe(`His ${written}.`);
  });

  it('among keys, including older ones', async () => {
    const key = await createKey(app.server, owner, { name: `${composed} service` });
    await app.database.query(`
      BEGIN; SET LOCAL latchkey.change = 'by-hand';
      UPDATE api_keys SET name = normalize(name, NFD) WHERE id = '${key.id}'; COMMIT`);
    for (const q of [composed, decomposed]) {
      const path = `${keysPath(owner.workspace.id)}?q=${encodeURIComponent(q)}`;
      const { json } = await request(app.server, 'GET', path, { token: owner.accessToken });
      expect(json.map(({ id }: Json) => id)).toEqual([key.id]);
    }
  });
});

describe('An email address', () => {
  it.each([
    ['user@xn--e1afmkfd.xn--p1ai', 'user@xn--e1afmkfd.xn--p1ai'],
    ['a&b@example.com', 'a&b@example.com'],
    ["O'Neill!#$%*/=?^_`{|}~@example.com", "o'neill!#$%*/=?^_`{|}~@example.com"],
    ['user@b\u00fccher.example', 'user@xn--bcher-kva.example'],
  ])('%s is valid, for people and in invitations', async (email, stored) => {
    const { status, json } = await signUp({ email, password: owner.password });
    expect([status, json.user?.email]).toEqual([201, stored]);
    expect((await post('/api/v1/auth/login', { email, password: owner.password })).status).toBe(200);
    const invitation = await post(
      `/api/v1/workspaces/${owner.workspace.id}/invitations`,
      { email, role: 'member' },
      owner.accessToken,
    );
    expect([invitation.status, invitation.json.email]).toEqual([201, stored]);
  });

  it.each([
    'a..b@example.com',
    '.a@example.com',
    'a@example',
    'a@127.0.0.1',
    '"a b"@example.com',
    'a@-b.example',
  ])('%s is invalid', async (email) => {
    expectProblem(await signUp({ email, password: owner.password }), 400, 'validation_failed');
  });
});
