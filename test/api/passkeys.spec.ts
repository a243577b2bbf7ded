import { beforeAll, describe, expect, it } from '@jest/globals';
import { Latchkey } from '@latchkey/sdk';
import { type App, useServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, cookieOf, login, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { addApp, ageProof } from '../support/factors.js';
import { addPasskey, Authenticator, type Faults, optionsFrom, originOf } from '../support/passkeys.js';
import { registerMember } from '../support/workspaces.js';

const FACTORS = '/api/v1/auth/factors';
const PASSKEYS = `${FACTORS}/passkeys`;
const LOGIN = '/api/v1/auth/passkey-login';
const STEP_UP = '/api/v1/auth/step-up';

const app = useServer();
let other: Awaited<ReturnType<App['startInstance']>>;
beforeAll(async () => {
  other = await app.startInstance();
});

type Server = App['server'];

const loginOptions = (server: Server = app.server) => optionsFrom(server, `${LOGIN}/options`);

const passkeyLogin = (assertion: unknown, server: Server = app.server, address?: string): Promise<Response> =>
  request(server, 'POST', LOGIN, { json: { assertion }, ...(address ? { address } : {}) });

const passwordLogin = ({ email, password }: Account): Promise<Response> =>
  request(app.server, 'POST', '/api/v1/auth/login', { json: { email, password } });

const add = (account: Pick<Account, 'accessToken'>, attestation: unknown, name?: string): Promise<Response> =>
  request(app.server, 'POST', PASSKEYS, {
    token: account.accessToken,
    json: { attestation, ...(name === undefined ? {} : { name }) },
  });

const stepUp = (account: Pick<Account, 'accessToken'>, assertion: unknown): Promise<Response> =>
  request(app.server, 'POST', STEP_UP, { token: account.accessToken, json: { assertion } });

const factorsOf = async ({ accessToken }: Pick<Account, 'accessToken'>) =>
  (await request(app.server, 'GET', FACTORS, { token: accessToken })).json;

const currentSession = async (accessToken: string) =>
  (await request(app.server, 'GET', '/api/v1/auth/sessions', { token: accessToken })).json.find(
    ({ current }: { current: boolean }) => current,
  );

/** For the session, on every instance: the next change is answered only once all have seen both. */
async function letProofAge({ accessToken }: Account): Promise<void> {
  await ageProof(app.database, (await currentSession(accessToken)).id, '1 hour');
  const changed = await request(app.server, 'PATCH', '/api/v1/me', {
    token: accessToken,
    json: { name: 'Ada' },
  });
  expect(changed.status).toBe(200);
}

const actionsOf = async ({ user }: Account): Promise<string[]> =>
  (
    await app.database.query<{ action: string }>(
      `SELECT action FROM audit_events WHERE target_id = $1 AND action LIKE 'account.%' ORDER BY id`,
      [user.id],
    )
  ).map(({ action }) => action);

/** Possible faults of an authenticator or browser, and the word for each in the response. */
const FAULTS: [string, Faults, RegExp][] = [
  [
    'was made for the page of another site',
    { origin: 'https://latchkey.example' },
    /page "https:\/\/latchkey/,
  ],
  ['is for another server', { rpId: 'example.com' }, /RP ?ID/i],
  ['was made in a frame of another site', { crossOrigin: true }, /frame/],
  ['was made without recognising the user', { isUserVerified: false }, /verified/i],
  ['is of another ceremony', { type: 'webauthn.other' }, /type/],
];

describe('adding a passkey', () => {
  it("names it, returns recovery codes with the account's first factor, and is audited", async () => {
    const account = await register(app.server);
    const options = await optionsFrom(app.server, `${PASSKEYS}/options`, account);
    expect(options).toMatchObject({
      rp: { id: 'localhost' },
      user: { name: account.email },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const attestation = new Authenticator(originOf(app.server)).create(options);
    const added = await add(account, attestation, 'MacBook');
    expect(added.status).toBe(201);
    expect(added.json).toMatchObject({ type: 'passkey', name: 'MacBook', last_used_at: null });
    expect(added.json.recovery_codes).toHaveLength(10);
    expect((await addPasskey(app.server, account)).recoveryCodes).toEqual([]);
    expect(await factorsOf(account)).toMatchObject([{ name: 'Laptop' }, { name: 'MacBook' }]);
    expect(await actionsOf(account)).toEqual(
      expect.arrayContaining(['account.factor_added', 'account.recovery_codes_created']),
    );
    const second = await optionsFrom(app.server, `${PASSKEYS}/options`, account);
    expect(second).toMatchObject({
      excludeCredentials: expect.arrayContaining([
        { id: attestation['id'], transports: ['internal'], type: 'public-key' },
      ]),
    });
  });

  it("accepts an authenticator's answer once, even after the passkey was removed", async () => {
    const account = await register(app.server);
    const attestation = new Authenticator(originOf(app.server)).create(
      await optionsFrom(app.server, `${PASSKEYS}/options`, account),
    );
    const { id } = (await add(account, attestation)).json;
    expectProblem(await add(account, attestation), 400, 'passkey_not_accepted');
    await request(app.server, 'DELETE', `${FACTORS}/${id}`, { token: account.accessToken });
    expectProblem(await add(account, attestation), 400, 'passkey_not_accepted');
    expect(await factorsOf(account)).toEqual([]);
  });

  it('accepts no challenge of another session, use or user, and no passkey of another account', async () => {
    const [account, stranger] = [await register(app.server), await register(app.server)];
    const authenticator = new Authenticator(originOf(app.server));
    const elsewhere = [
      await optionsFrom(app.server, `${PASSKEYS}/options`, await login(app.server, account)),
      await optionsFrom(app.server, `${PASSKEYS}/options`, stranger),
      await loginOptions(),
      { challenge: 'bm8gY2hhbGxlbmdl' },
    ];
    for (const options of elsewhere) {
      const refused = await add(account, authenticator.create({ rp: { id: 'localhost' }, ...options }));
      expectProblem(refused, 400, 'passkey_not_accepted');
    }
    const mine = await optionsFrom(app.server, `${PASSKEYS}/options`, account);
    expect((await add(account, authenticator.create(mine))).status).toBe(201);
    const theirs = await optionsFrom(app.server, `${PASSKEYS}/options`, stranger);
    expectProblem(await add(stranger, authenticator.create(theirs)), 409, 'conflict');
    expect(await factorsOf(stranger)).toEqual([]);
  });

  it.each(FAULTS)('refuses one that %s, and says so', async (_, fault, word) => {
    const account = await register(app.server);
    const options = await optionsFrom(app.server, `${PASSKEYS}/options`, account);
    const attestation = new Authenticator(originOf(app.server)).create(options, fault);
    expect(expectProblem(await add(account, attestation), 400, 'passkey_not_accepted').detail).toMatch(word);
    expect(await factorsOf(account)).toEqual([]);
  });

  it('refuses certificates, which would make the server contact addresses in them', async () => {
    const account = await register(app.server);
    for (const attestation of [
      { fmt: 'packed', attStmt: new Map<string, unknown>([['x5c', [new Uint8Array([1])]]]) },
      { fmt: 'apple' },
      { fmt: 'tpm' },
    ]) {
      const options = await optionsFrom(app.server, `${PASSKEYS}/options`, account);
      const created = new Authenticator(originOf(app.server)).create(options, {}, attestation);
      const refused = expectProblem(await add(account, created), 400, 'passkey_not_accepted');
      expect(refused.detail).toContain(`Its attestation is "${attestation.fmt}"`);
    }
  });

  it.each([
    ['no credential', {}, 'attestation.id'],
    ['an id that is not base64url', { id: 'ä' }, 'attestation.id'],
    ['another type', { type: 'password' }, 'attestation.type'],
    ['no answer', { response: 7 }, 'attestation.response'],
  ])('names the field of an answer with %s', async (_, part, name) => {
    const account = await register(app.server);
    const options = await optionsFrom(app.server, `${PASSKEYS}/options`, account);
    const whole = new Authenticator(originOf(app.server)).create(options);
    const attestation = Object.keys(part).length === 0 ? {} : { ...whole, ...part };
    const { errors } = expectProblem(await add(account, attestation), 400, 'validation_failed');
    expect(errors.map(({ field }: { field: string }) => field)).toContain(name);
  });

  it('handles arbitrary input in place of an answer by refusing it properly', async () => {
    const account = await register(app.server);
    const options = await optionsFrom(app.server, `${PASSKEYS}/options`, account);
    const whole = new Authenticator(originOf(app.server)).create(options);
    const response = whole['response'] as Record<string, string>;
    for (const field of ['clientDataJSON', 'attestationObject']) {
      const attestation = { ...whole, response: { ...response, [field]: 'AAAA' } };
      expectProblem(await add(account, attestation), 400, 'passkey_not_accepted');
    }
  });

  it('requires recent authentication, and is for users only', async () => {
    const account = await register(app.server);
    await letProofAge(account);
    const options = { token: account.accessToken };
    expectProblem(await request(app.server, 'POST', `${PASSKEYS}/options`, options), 403, 'step_up_required');
    expectProblem(await add(account, {}), 403, 'step_up_required');
    expectProblem(
      await request(app.server, 'POST', `${PASSKEYS}/options`, { apiKey: account.apiKey }),
      403,
      'user_required',
    );
  });

  it('lets only its owner change its name', async () => {
    const [account, stranger] = [await register(app.server), await register(app.server)];
    const { factorId } = await addPasskey(app.server, account);
    const rename = ({ accessToken }: Account, name: string) =>
      request(app.server, 'PATCH', `${FACTORS}/${factorId}`, { token: accessToken, json: { name } });
    expect((await rename(account, 'Old laptop')).json).toMatchObject({ id: factorId, name: 'Old laptop' });
    expect(await factorsOf(account)).toMatchObject([{ name: 'Old laptop' }]);
    expectProblem(await rename(stranger, 'Mine'), 404, 'not_found');
    expectProblem(await rename(account, ' '), 400, 'validation_failed');
    expect(await actionsOf(account)).toContain('account.factor_renamed');
  });
});

describe('signing in with a passkey', () => {
  it('needs no email or password, accepts a challenge issued by another instance, and proves a second factor', async () => {
    const account = await register(app.server);
    const { authenticator } = await addPasskey(app.server, account);
    const options = await loginOptions(other);
    expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
    const response = await passkeyLogin(authenticator.get(options));
    expect(response).toMatchObject({ status: 200, json: { token_type: 'bearer', expires_in: 900 } });
    expect(cookieOf(response)).toBeTruthy();
    const token = response.json.access_token;
    expect((await request(other, 'GET', '/api/v1/me', { token })).json.user.id).toBe(account.user.id);
    expect(await currentSession(token)).toMatchObject({ amr: ['pop', 'mfa'] });
    expect((await factorsOf(account))[0].last_used_at).not.toBeNull();
  });

  it('counts an answer once, even when it is sent to two instances at once', async () => {
    const account = await register(app.server);
    const { authenticator } = await addPasskey(app.server, account);
    const assertion = authenticator.get(await loginOptions());
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => passkeyLogin(assertion, index % 2 ? app.server : other)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expectProblem(answer, 401, 'passkey_sign_in_failed');
    }
  });

  it('lets a challenge begin only one session, whoever answers it', async () => {
    const accounts = [await register(app.server), await register(app.server)];
    const options = await loginOptions();
    const assertions = [];
    for (const account of accounts) {
      assertions.push((await addPasskey(app.server, account)).authenticator.get(options));
    }
    const answers = await Promise.all(assertions.map((assertion) => passkeyLogin(assertion)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401]);
  });

  it.each<[string, Faults, RegExp]>([
    ...FAULTS,
    ['was signed by another key', { isForged: true }, /signature/i],
    ['names another user', { userHandle: 'AAAA' }, /another account/],
  ])('refuses an answer that %s, and says so', async (_, fault, word) => {
    const account = await register(app.server);
    const { authenticator } = await addPasskey(app.server, account);
    const refused = await passkeyLogin(authenticator.get(await loginOptions(), fault));
    expect(expectProblem(refused, 401, 'passkey_sign_in_failed').detail).toMatch(word);
    expect(refused.headers.get('set-cookie')).toBeNull();
    expect(await actionsOf(account)).toContain('account.second_factor_failed');
  });

  it('refuses challenges for another use or address', async () => {
    const account = await register(app.server);
    const { authenticator } = await addPasskey(app.server, account);
    for (const path of [`${PASSKEYS}/options`, `${STEP_UP}/options`]) {
      const { challenge } = await optionsFrom(app.server, path, account);
      const assertion = authenticator.get({ challenge, rpId: 'localhost' });
      expectProblem(await passkeyLogin(assertion), 401, 'passkey_sign_in_failed');
    }
    const fromElsewhere = authenticator.get(await loginOptions());
    expectProblem(
      await passkeyLogin(fromElsewhere, app.server, '198.51.100.77'),
      401,
      'passkey_sign_in_failed',
    );
  });

  it('stops working for a removed passkey, and for a suspended account', async () => {
    const account = await register(app.server);
    const { authenticator, factorId } = await addPasskey(app.server, account);
    const suspend = (reason: string) =>
      changeByHand(
        app.database,
        `UPDATE users SET suspended_at = ${reason === 'NULL' ? 'NULL' : 'clock_timestamp()'},
           suspended_reason = ${reason} WHERE id = '${account.user.id}'`,
      );
    await suspend("'unpaid'");
    expectProblem(await passkeyLogin(authenticator.get(await loginOptions())), 403, 'account_suspended');
    await suspend('NULL');
    const { accessToken } = account;
    await request(app.server, 'DELETE', `${FACTORS}/${factorId}`, { token: accessToken });
    const refused = await passkeyLogin(authenticator.get(await loginOptions()));
    expect(expectProblem(refused, 401, 'passkey_sign_in_failed').detail).toMatch(/not registered here/);
    expect((await passwordLogin(account)).status).toBe(200);
    expect(await actionsOf(account)).toContain('account.factor_removed');
  });

  it('refuses a passkey whose counter does not advance, notifies its owner, and accepts the one that does', async () => {
    const account = await register(app.server);
    const { authenticator } = await addPasskey(app.server, account);
    const use = async (counter: number) => passkeyLogin(authenticator.get(await loginOptions(), { counter }));
    expect((await use(7)).status).toBe(200);
    for (const counter of [7, 3, 0]) {
      expect(expectProblem(await use(counter), 401, 'passkey_sign_in_failed').detail).toMatch(/counter/);
    }
    expect((await use(8)).status).toBe(200);
    expect((await actionsOf(account)).filter((action) => action === 'account.passkey_cloned')).toHaveLength(
      3,
    );
  });

  it('accepts a passkey without a counter', async () => {
    const account = await register(app.server);
    const authenticator = new Authenticator(originOf(app.server));
    const options = await optionsFrom(app.server, `${PASSKEYS}/options`, account);
    expect((await add(account, authenticator.create(options, { counter: 0 }))).status).toBe(201);
    for (const _ of [1, 2]) {
      const assertion = authenticator.get(await loginOptions(), { counter: 0 });
      expect((await passkeyLogin(assertion)).status).toBe(200);
    }
  });

  it('is enough for a member of a workspace that requires a second factor', async () => {
    const owner = await register(app.server);
    await addApp(app.server, owner);
    const member = await registerMember(app.server, app.database, owner, 'member');
    const { authenticator } = await addPasskey(app.server, member);
    const path = `/api/v1/workspaces/${owner.workspace.id}`;
    const required = await request(app.server, 'PATCH', path, {
      token: owner.accessToken,
      json: { require_second_factor: true },
    });
    expect(required.status).toBe(200);
    const { json } = await passkeyLogin(authenticator.get(await loginOptions()));
    expect((await request(app.server, 'GET', path, { token: json.access_token })).status).toBe(200);
  });
});

describe('a passkey as second factor', () => {
  it("is required after the password, on every instance at once, and signs the sign-in's challenge", async () => {
    const account = await register(app.server);
    const { authenticator } = await addPasskey(app.server, account);
    const asked = expectProblem(await passwordLogin(account), 401, 'second_factor_required');
    expect(asked).toMatchObject({
      factors: ['passkey', 'recovery_code'],
      passkey_options: {
        rpId: 'localhost',
        allowCredentials: [{ id: authenticator.credentialId.toString('base64url') }],
      },
    });
    const answer = (assertion: unknown, server: Server = app.server) =>
      request(server, 'POST', '/api/v1/auth/login/second-factor', {
        json: { challenge: asked.challenge, assertion },
      });
    const otherChallenge = expectProblem(await passwordLogin(account), 401, 'second_factor_required');
    const wrong = await answer(authenticator.get(otherChallenge.passkey_options));
    expect(expectProblem(wrong, 401, 'second_factor_failed').detail).toMatch(/asked for elsewhere/);
    const forged = await answer(authenticator.get(asked.passkey_options, { isForged: true }));
    expectProblem(forged, 401, 'second_factor_failed');
    const right = authenticator.get(asked.passkey_options);
    const response = await answer(right, other);
    expect(response.status).toBe(200);
    expect(await currentSession(response.json.access_token)).toMatchObject({ amr: ['pwd', 'pop', 'mfa'] });
    expectProblem(await answer(right), 401, 'challenge_not_valid');
  });

  it('authenticates its user again, once per answer, in the session that asked', async () => {
    const account = await register(app.server);
    const second = await login(app.server, account);
    const { authenticator } = await addPasskey(app.server, account);
    await letProofAge(account);
    const create = (server: Server) =>
      request(server, 'POST', `${FACTORS}/recovery-codes`, { token: account.accessToken });
    for (const server of [app.server, other]) {
      const refused = expectProblem(await create(server), 403, 'step_up_required');
      expect(refused.accepted).toEqual(['assertion', 'recovery_code']);
    }
    const options = await optionsFrom(app.server, `${STEP_UP}/options`, account);
    const assertion = authenticator.get(options);
    expectProblem(await stepUp(second, assertion), 400, 'passkey_not_accepted');
    expect((await stepUp(account, assertion)).status).toBe(204);
    expect((await create(other)).status).toBe(201);
    expectProblem(
      await stepUp(account, authenticator.get(await loginOptions())),
      400,
      'passkey_not_accepted',
    );
    expectProblem(await stepUp(account, authenticator.get(options)), 400, 'passkey_not_accepted');
  });

  it("is required of the account's other sessions for a step-up as soon as it is added", async () => {
    const account = await register(app.server);
    const second = await login(app.server, account);
    const byPassword = (server: Server) =>
      request(server, 'POST', STEP_UP, { token: second.accessToken, json: { password: account.password } });
    expect((await byPassword(other)).status).toBe(204);
    await addPasskey(app.server, account);
    for (const server of [other, app.server])
      expectProblem(await byPassword(server), 403, 'step_up_required');
  });

  it('is not offered if there is none', async () => {
    const account = await register(app.server);
    const options = { token: account.accessToken };
    expectProblem(await request(app.server, 'POST', `${STEP_UP}/options`, options), 409, 'no_passkey');
  });

  it("works through the SDK, which keeps the browser's names", async () => {
    const account = await register(app.server);
    const session = Latchkey.session({ baseUrl: app.server.url });
    await session.login({ email: account.email, password: account.password });
    const authenticator = new Authenticator(originOf(app.server));
    const creation = await session.factors.beginPasskey();
    const attestation = authenticator.create(creation.passkeyOptions as never);
    const added = await session.factors.addPasskey({ name: 'Phone', attestation });
    expect(added.recoveryCodes).toHaveLength(10);
    expect(await session.factors.rename(added.id, 'Tablet')).toMatchObject({ name: 'Tablet' });
    const { passkeyOptions } = await session.beginStepUp();
    await session.stepUp({ assertion: authenticator.get(passkeyOptions as never) });

    const anew = Latchkey.session({ baseUrl: app.server.url });
    const options = await anew.beginPasskeyLogin();
    await anew.passkeyLogin(authenticator.get(options.passkeyOptions as never));
    expect(await anew.me()).toMatchObject({ user: { email: account.email } });
    await anew.signIn({ email: account.email, password: account.password }, async (challenge) => ({
      assertion: authenticator.get(challenge.passkeyOptions as never),
    }));
  });
});
