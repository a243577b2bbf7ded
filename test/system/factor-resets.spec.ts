import { mkdtemp } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { cliFile, runCli } from '../support/cli.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, login, register, request, type Response } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { expectProblem } from '../support/expect-problem.js';
import { addApp, type App } from '../support/factors.js';
import { makeJobsDue, whenQueueIsEmpty } from '../support/jobs.js';
import { testRun } from '../support/run.js';
import { startMailboxes, tokenIn } from '../support/smtp.js';
import { openTerminal } from '../support/terminal.js';
import { newSecrets, runTool } from '../support/tools.js';
import { join, type Role } from '../support/workspaces.js';

/** A workspace owner helps a member who has lost every second factor. */

const mailboxes = await startMailboxes();
afterAll(() => mailboxes.goAway());

const secrets = newSecrets();
const env = {
  ...secrets,
  SMTP_URL: mailboxes.url,
  MAIL_FROM: 'no-reply@acme.dev',
  QUEUE_POLL_SECONDS: '0.2',
};
const app = useOwnServer({ env });
/** On the same database. */
let other: { url: string };
beforeAll(async () => {
  other = await app.startInstance({ env });
});

const WILL = /^Your second factors will be removed in 24 hours$/;
const STAY = /^Your second factors stay as they are$/;
const REMOVED = /^The second factors of your account were removed$/;

interface Owner extends Account {
  app: App;
}

interface Situation {
  owner: Owner;
  member: Account;
  memberApp: App;
}

async function newOwner(): Promise<Owner> {
  const owner = await register(app.server);
  return { ...owner, app: await addApp(app.server, owner) };
}

async function newMember(owner: Account, days = 8, role: Role = 'member'): Promise<Account> {
  const member = await register(app.server);
  await confirmAddress(member);
  await join(app.server, owner, member, role);
  await changeByHand(
    app.database,
    `UPDATE memberships SET created_at = created_at - interval '${days} days'
     WHERE user_id = '${member.user.id}' AND workspace_id = '${owner.workspace.id}'`,
  );
  return member;
}

const confirmAddress = ({ user }: Account): Promise<void> =>
  changeByHand(
    app.database,
    `UPDATE users SET email_verified_at = clock_timestamp() WHERE id = '${user.id}'`,
  );

async function situation(): Promise<Situation> {
  const owner = await newOwner();
  const member = await newMember(owner);
  const memberApp = await addApp(app.server, member);
  await ageFactors(member);
  return { owner, member, memberApp };
}

/** Long before they are lost. */
const ageFactors = ({ user }: Account): Promise<void> =>
  changeByHand(
    app.database,
    `UPDATE factors SET confirmed_at = confirmed_at - interval '30 days', last_used_at = NULL
     WHERE user_id = '${user.id}'`,
  );

const pathOf = (workspace: { id: string }, member: Account): string =>
  `/api/v1/workspaces/${workspace.id}/members/${member.user.id}/factor-reset`;

const ask = (
  { owner, member }: Pick<Situation, 'owner' | 'member'>,
  server = app.server,
): Promise<Response> => request(server, 'PUT', pathOf(owner.workspace, member), { token: owner.accessToken });

async function begin(given?: Situation): Promise<Situation> {
  const all = given ?? (await situation());
  expect((await ask(all)).status).toBe(200);
  return all;
}

/** What the member sees. */
const pendingOf = async ({ accessToken: token }: Account, server: { url: string } = app.server) =>
  (await request(server, 'GET', '/api/v1/auth/factor-reset', { token })).json.factor_reset;

/** Advances the clock past the waiting period of the reset, and runs its job. */
async function letTimePass(member: Account, hours: number): Promise<void> {
  const earlier = `interval '${hours} hours'`;
  await changeByHand(
    app.database,
    `UPDATE factor_resets SET happens_at = happens_at - ${earlier}, requested_at = requested_at - ${earlier}
     WHERE user_id = '${member.user.id}' AND ended_at IS NULL`,
  );
  await makeJobsDue(app.database, 'factor-reset');
}

const outcomeOf = async (member: Account): Promise<string | null> => {
  const [row] = await app.database.query<{ outcome: string | null }>(
    'SELECT outcome FROM factor_resets WHERE user_id = $1 ORDER BY id DESC LIMIT 1',
    [member.user.id],
  );
  return row?.outcome ?? null;
};

async function expectOutcome(member: Account, outcome: string): Promise<void> {
  await eventually(`the reset ends as ${outcome}`, () => outcomeOf(member), {
    until: (found) => found !== null,
  });
  expect(await outcomeOf(member)).toBe(outcome);
}

const signIn = ({ email, password }: Account, server: { url: string } = app.server): Promise<Response> =>
  request(server, 'POST', '/api/v1/auth/login', { json: { email, password } });

const events = (workspaceId: string | null, target: string) =>
  app.database.query<{ action: string; actor_kind: string; actor_user_id: string | null; details: object }>(
    `SELECT action, actor_kind, actor_user_id, details FROM audit_events
     WHERE target_id = $2 AND workspace_id IS NOT DISTINCT FROM $1 ORDER BY id`,
    [workspaceId, target],
  );

describe("a reset of a member's second factors", () => {
  it('happens after 24 hours, on every instance: the password then signs in, and earlier sessions end', async () => {
    const all = await begin();
    const { owner, member, memberApp } = all;
    const told = await mailboxes.mailTo(member.email, WILL);
    expect(told.text).toContain(owner.email);
    expect(await pendingOf(member, other)).toMatchObject({
      requested_by: { email: owner.email },
      workspace: { id: owner.workspace.id },
    });

    await letTimePass(member, 23);
    await eventually('the job waits for the rest of the time', () =>
      app.database.query(
        `SELECT FROM pgboss.job WHERE name = 'factor-reset' AND state IN ('created', 'retry')
         AND start_after BETWEEN now() + interval '30 minutes' AND now() + interval '2 hours'`,
      ),
    );
    expect(await outcomeOf(member)).toBeNull();
    expectProblem(await signIn(member, other), 401, 'second_factor_required');
    const challenge = (await signIn(member)).json.challenge;

    await letTimePass(member, 1);
    await expectOutcome(member, 'done');
    for (const server of [app.server, other]) {
      const stale = await request(server, 'GET', '/api/v1/me', { token: member.accessToken });
      expectProblem(stale, 401, 'invalid_credentials');
    }
    const late = await request(other, 'POST', '/api/v1/auth/login/second-factor', {
      json: { challenge, recovery_code: memberApp.recoveryCodes[0] },
    });
    expect(late.status).toBe(401);
    const { accessToken: token } = await login(other, member);
    const { json: factors } = await request(app.server, 'GET', '/api/v1/auth/factors', { token });
    expect(factors).toEqual([]);
    await mailboxes.mailTo(member.email, REMOVED);
    await mailboxes.mailTo(owner.email, /were removed$/);
    expect(await events(owner.workspace.id, member.user.id)).toMatchObject([
      { action: 'member.added' },
      { action: 'member.factor_reset_requested', actor_user_id: owner.user.id },
      { action: 'member.factors_reset', actor_kind: 'system', details: { requested_by: owner.user.id } },
    ]);
    expect(await events(null, member.user.id)).toContainEqual(
      expect.objectContaining({
        action: 'account.factors_reset',
        details: { reason: 'reset_by_owner', factors: 1 },
      }),
    );
  });

  it('is requested once: a repeat returns the same, notifies nobody, and does not restart the wait', async () => {
    const all = await situation();
    const [first, second] = await Promise.all([ask(all), ask(all, other as never)]);
    const third = await ask(all);
    expect([first.status, second.status, third.status]).toEqual([200, 200, 200]);
    expect(second.json).toEqual(first.json);
    expect(third.json).toEqual(first.json);
    const hours = (Date.parse(first.json.happens_at) - Date.parse(first.json.requested_at)) / 3_600_000;
    expect(hours).toBeCloseTo(24, 2);
    await whenQueueIsEmpty(app.database, 'mail');
    expect(
      mailboxes.received.filter(
        ({ envelopeTo, subject }) => envelopeTo.includes(all.member.email) && WILL.test(subject ?? ''),
      ),
    ).toHaveLength(1);
    const { json: list } = await request(
      app.server,
      'GET',
      `/api/v1/workspaces/${all.owner.workspace.id}/factor-resets`,
      { token: all.owner.accessToken },
    );
    expect(list).toEqual([first.json]);
  });

  it('does not bypass other workspaces’ requirement of a second factor', async () => {
    const all = await situation();
    const elsewhere = await newOwner();
    await join(app.server, elsewhere, all.member, 'member');
    const path = `/api/v1/workspaces/${elsewhere.workspace.id}`;
    const required = await request(app.server, 'PATCH', path, {
      token: elsewhere.accessToken,
      json: { require_second_factor: true },
    });
    expect(required.status).toBe(200);
    await begin(all);
    await letTimePass(all.member, 24);
    await expectOutcome(all.member, 'done');
    const { accessToken: token } = await login(app.server, all.member);
    expectProblem(await request(other, 'GET', `${path}/api-keys`, { token }), 403, 'second_factor_missing');
    const kept = await request(other, 'GET', `/api/v1/workspaces/${all.owner.workspace.id}/api-keys`, {
      token,
    });
    expect(kept.status).toBe(200);
  });

  it("gives nothing to someone who reads the person's mail, until there is a second factor again", async () => {
    const { member } = await begin();
    // Requested earlier.
    await forgot(member);
    const early = tokenIn(await mailboxes.mailTo(member.email, /^Reset your password$/));
    await letTimePass(member, 24);
    await expectOutcome(member, 'done');
    expectProblem(await setPassword(early), 400, 'link_not_valid');
    await forgot(member);
    await mailboxes.mailTo(member.email, /^Your password cannot be reset by email now$/);

    const renewed = { ...member, ...(await login(app.server, member)) };
    await addApp(app.server, renewed);
    await forgot(member);
    await eventually(
      'a link is mailed again',
      () =>
        mailboxes.received.filter(
          ({ envelopeTo, subject }) => envelopeTo.includes(member.email) && subject === 'Reset your password',
        ),
      { until: (mails) => mails.length === 2 },
    );
  });

  it("can be completed by the server's operator, even for a person who has forgotten the password", async () => {
    const { member } = await begin();
    await letTimePass(member, 24);
    await expectOutcome(member, 'done');
    const tool = await runTool('reset-factors.js', [member.email, '--yes'], {
      env: { DATABASE_URL: app.database.url, ...env },
    });
    expect(tool).toMatchObject({ code: 0 });
    await forgot(member);
    await mailboxes.mailTo(member.email, /^Reset your password$/);
  });

  async function forgot({ email }: Account): Promise<void> {
    const asked = await request(app.server, 'POST', '/api/v1/auth/password/forgot', { json: { email } });
    expect(asked.status).toBe(202);
  }
});

const setPassword = (token: string): Promise<Response> =>
  request(app.server, 'POST', '/api/v1/auth/password/reset', {
    json: { token, new_password: 'an entirely new passphrase' },
  });

describe('a reset is stopped', () => {
  it.each<[string, (all: Situation) => Promise<Response>]>([
    ['by the person, from a session', ({ member }) => stopOwn(member)],
    [
      'by the person, with nothing but the link in the mail',
      async ({ member }) => stopByLink(tokenIn(await mailboxes.mailTo(member.email, WILL))),
    ],
    ['by the owner who requested it', ({ owner, member }) => stop(owner, owner.workspace, member)],
  ])('%s', async (_who, stopIt) => {
    const all = await begin();
    expect((await stopIt(all)).status).toBe(204);
    expect(await pendingOf(all.member)).toBeNull();
    await letTimePass(all.member, 24);
    await eventually(
      'the job finds nothing to do',
      () =>
        app.database.query(
          `SELECT state FROM pgboss.job WHERE name = 'factor-reset'
             AND data ->> 'id' IN (SELECT id::text FROM factor_resets WHERE user_id = $1)`,
          [all.member.user.id],
        ),
      { until: (jobs) => jobs.length === 0 },
    );
    expectProblem(await signIn(all.member), 401, 'second_factor_required');
    await mailboxes.mailTo(all.member.email, STAY);
    await mailboxes.mailTo(all.owner.email, /stay as they are$/);
    expect((await stopIt(all)).status).toBeGreaterThanOrEqual(400);
    expect(await events(all.owner.workspace.id, all.member.user.id)).toContainEqual(
      expect.objectContaining({ action: 'member.factor_reset_stopped' }),
    );
  });

  it('by another owner of the workspace', async () => {
    const all = await begin();
    const second = await newMember(all.owner, 1, 'owner');
    expect((await stop(second, all.owner.workspace, all.member)).status).toBe(204);
    await expectOutcome(all.member, 'stopped_by_owner');
  });

  it('by an owner of another workspace of the person, without either workspace learning about the other', async () => {
    const all = await situation();
    const elsewhere = await newOwner();
    await join(app.server, elsewhere, all.member, 'viewer');
    await begin(all);
    const told = await mailboxes.mailTo(elsewhere.email, /will be removed$/);
    expect(told.raw).not.toContain(all.owner.email);
    const path = `/api/v1/workspaces/${elsewhere.workspace.id}/factor-resets`;
    const { json } = await request(other, 'GET', path, { token: elsewhere.accessToken });
    expect(json).toMatchObject([{ user: { email: all.member.email }, requested_by: null }]);
    expect((await stop(elsewhere, elsewhere.workspace, all.member)).status).toBe(204);
    const [here] = (await events(all.owner.workspace.id, all.member.user.id)).slice(-1);
    expect(here).toMatchObject({ action: 'member.factor_reset_stopped', actor_user_id: null });
    const [there] = (await events(elsewhere.workspace.id, all.member.user.id)).slice(-1);
    expect(there).toMatchObject({
      action: 'member.factor_reset_stopped',
      actor_user_id: elsewhere.user.id,
    });
  });

  it('automatically, if the person used a second factor', async () => {
    const { owner, member, memberApp } = await begin();
    await enter(member, { code: memberApp.code() });
    await letRest(member);
    await expectOutcome(member, 'factor_used');
    // Where and how the person signed in is not the workspace's business.
    expect((await events(owner.workspace.id, member.user.id)).at(-1)).toMatchObject({
      action: 'member.factor_reset_stopped',
      actor_kind: 'system',
      actor_user_id: null,
      details: { reason: 'factor_used' },
    });
  });

  it.each<[string, string, (all: Situation) => Promise<void>]>([
    [
      'the person used a recovery code, and made new ones',
      'factor_used',
      async ({ member, memberApp }) => {
        const token = await enter(member, { recovery_code: memberApp.recoveryCodes[0] });
        expect(await pendingOf(member)).toBeNull();
        const made = await request(other, 'POST', '/api/v1/auth/factors/recovery-codes', { token });
        expect(made.status).toBe(201);
      },
    ],
    [
      'the person added an app',
      'factor_used',
      async ({ member }) => {
        await addApp(other, member);
        expect(await pendingOf(member)).toBeNull();
      },
    ],
    [
      'the person left, and joined again',
      'member_left',
      async (all) => {
        const { member, owner } = all;
        const token = member.accessToken;
        const left = await request(other, 'DELETE', `${membersOf(all)}/${member.user.id}`, { token });
        expect(left.status).toBeLessThan(300);
        await join(app.server, owner, member, 'member');
      },
    ],
    [
      'the owner was demoted, and is one again',
      'owner_left',
      async (all) => {
        const second = await newMember(all.owner, 1, 'owner');
        for (const role of ['admin', 'owner']) {
          const changed = await request(other, 'PATCH', `${membersOf(all)}/${all.owner.user.id}`, {
            token: second.accessToken,
            json: { role },
          });
          expect(changed.status).toBe(200);
        }
      },
    ],
    [
      'the owner left, and is one again',
      'owner_left',
      async (all) => {
        const second = await newMember(all.owner, 1, 'owner');
        const token = all.owner.accessToken;
        const path = `${membersOf(all)}/${all.owner.user.id}`;
        expect((await request(other, 'DELETE', path, { token })).status).toBeLessThan(300);
        await join(app.server, { ...second, workspace: all.owner.workspace }, all.owner, 'owner');
      },
    ],
  ])('at once, if %s', async (_what, outcome, happens) => {
    const all = await begin();
    await happens(all);
    await letRest(all.member);
    await expectOutcome(all.member, outcome);
    await mailboxes.mailTo(all.member.email, STAY);
    expectProblem(await signIn(all.member), 401, 'second_factor_required');
  });

  it('at once, if the person used one of two apps, even if that one is removed', async () => {
    const all = await situation();
    const { member, memberApp } = all;
    await addApp(app.server, member);
    await ageFactors(member);
    await begin(all);
    const token = await enter(member, { code: memberApp.code() });
    expect(await pendingOf(member)).toBeNull();
    const path = `/api/v1/auth/factors/${memberApp.factorId}`;
    expect((await request(other, 'DELETE', path, { token })).status).toBe(204);
    await letRest(member);
    await expectOutcome(member, 'factor_used');
    expectProblem(await signIn(member), 401, 'second_factor_required');
  });

  /** @returns the token of a new session */
  async function enter(member: Account, proof: object): Promise<string> {
    const { challenge } = (await signIn(member)).json;
    const signedIn = await request(other, 'POST', '/api/v1/auth/login/second-factor', {
      json: { challenge, ...proof },
    });
    expect(signedIn.status).toBe(200);
    return signedIn.json.access_token;
  }

  it('automatically, if the password was reset by mail since', async () => {
    const { member } = await begin();
    const json = { email: member.email };
    await request(app.server, 'POST', '/api/v1/auth/password/forgot', { json });
    const token = tokenIn(await mailboxes.mailTo(member.email, /^Reset your password$/));
    expect((await setPassword(token)).status).toBe(204);
    await letRest(member);
    await expectOutcome(member, 'password_reset');
    const again = await signIn({ ...member, password: 'an entirely new passphrase' });
    expectProblem(again, 401, 'second_factor_required');
  });

  it.each<[string, string, (all: Situation) => Promise<Response>]>([
    [
      'the owner is none any more',
      'owner_left',
      async (all) => {
        const second = await newMember(all.owner, 1, 'owner');
        await addApp(app.server, second);
        return request(other, 'PATCH', `${membersOf(all)}/${all.owner.user.id}`, {
          token: second.accessToken,
          json: { role: 'admin' },
        });
      },
    ],
    [
      'the person has left',
      'member_left',
      (all) =>
        request(other, 'DELETE', `${membersOf(all)}/${all.member.user.id}`, {
          token: all.member.accessToken,
        }),
    ],
  ])('automatically, if %s', async (_what, outcome, change) => {
    const all = await begin();
    expect((await change(all)).status).toBeLessThan(300);
    await letRest(all.member);
    await expectOutcome(all.member, outcome);
    expectProblem(await signIn(all.member), 401, 'second_factor_required');
  });

  it('automatically, along with the workspace where it was requested', async () => {
    const all = await begin();
    const gone = await request(other, 'DELETE', `/api/v1/workspaces/${all.owner.workspace.id}`, {
      token: all.owner.accessToken,
    });
    expect(gone.status).toBe(204);
    await letRest(all.member);
    await eventually('nothing is pending', async () => ({ reset: await pendingOf(all.member) }), {
      until: ({ reset }) => reset === null,
    });
    expectProblem(await signIn(all.member), 401, 'second_factor_required');
  });

  const membersOf = ({ owner }: Situation): string => `/api/v1/workspaces/${owner.workspace.id}/members`;

  /** Events in between happened after the request. */
  async function letRest(member: Account): Promise<void> {
    await changeByHand(
      app.database,
      `UPDATE factor_resets SET happens_at = clock_timestamp()
       WHERE user_id = '${member.user.id}' AND ended_at IS NULL`,
    );
    await makeJobsDue(app.database, 'factor-reset');
  }

  const stopOwn = ({ accessToken: token }: Account): Promise<Response> =>
    request(other, 'DELETE', '/api/v1/auth/factor-reset', { token });

  const stopByLink = (token: string): Promise<Response> =>
    request(other, 'POST', '/api/v1/auth/factor-reset/stop', { json: { token } });
});

const stop = (
  { accessToken: token }: Account,
  workspace: { id: string },
  member: Account,
): Promise<Response> => request(other, 'DELETE', pathOf(workspace, member), { token });

describe('who may reset', () => {
  it.each<[Role]>([['admin'], ['member'], ['viewer']])('not a member with the role %s', async (role) => {
    const all = await situation();
    const colleague = await newMember(all.owner, 30, role);
    await addApp(app.server, colleague);
    const token = colleague.accessToken;
    const path = pathOf(all.owner.workspace, all.member);
    expectProblem(await request(app.server, 'PUT', path, { token }), 403, 'insufficient_role');
    await begin(all);
    expectProblem(await request(app.server, 'DELETE', path, { token }), 403, 'insufficient_role');
    expect(await pendingOf(all.member)).not.toBeNull();
  });

  it('not an API key', async () => {
    const all = await situation();
    const path = pathOf(all.owner.workspace, all.member);
    const asked = await request(app.server, 'PUT', path, { apiKey: all.owner.apiKey });
    expectProblem(asked, 403, 'user_required');
  });

  it('not an owner without a second factor, whose own session would be easier to steal', async () => {
    const owner = await register(app.server);
    const member = await newMember(owner);
    await addApp(app.server, member);
    expectProblem(await ask({ owner: owner as Owner, member }), 403, 'second_factor_missing');
  });

  it('not the factors of a non-member or a service account', async () => {
    const owner = await newOwner();
    const stranger = await register(app.server);
    await addApp(app.server, stranger);
    expectProblem(await ask({ owner, member: stranger }), 404, 'not_found');
    const path = `/api/v1/workspaces/${owner.workspace.id}`;
    const account = await request(app.server, 'POST', `${path}/service-accounts`, {
      token: owner.accessToken,
      json: { name: 'CI', role: 'member' },
    });
    const asked = await request(app.server, 'PUT', `${path}/members/${account.json.id}/factor-reset`, {
      token: owner.accessToken,
    });
    expectProblem(asked, 404, 'not_found');
  });

  it('not one’s own', async () => {
    const owner = await newOwner();
    const refused = expectProblem(await ask({ owner, member: owner }), 409, 'factor_reset_unavailable');
    expect(refused.detail).toContain('You are signed in');
  });

  it('not of someone without a second factor', async () => {
    const owner = await newOwner();
    expectProblem(await ask({ owner, member: await newMember(owner) }), 409, 'no_second_factor');
  });

  it('not of someone who has just joined', async () => {
    const owner = await newOwner();
    const member = await newMember(owner, 6);
    await addApp(app.server, member);
    const refused = expectProblem(await ask({ owner, member }), 409, 'factor_reset_unavailable');
    expect(refused.detail).toContain('less than 7 days');
  });

  it('not of someone whose address is not confirmed', async () => {
    const all = await situation();
    await changeByHand(
      app.database,
      `UPDATE users SET email_verified_at = NULL WHERE id = '${all.member.user.id}'`,
    );
    const refused = expectProblem(await ask(all), 409, 'factor_reset_unavailable');
    expect(refused.detail).toContain('has not confirmed');
  });

  it('not of someone whose password was set by mail, until it was used with a second factor', async () => {
    const all = await situation();
    const { member, memberApp } = all;
    await request(app.server, 'POST', '/api/v1/auth/password/forgot', { json: { email: member.email } });
    const token = tokenIn(await mailboxes.mailTo(member.email, /^Reset your password$/));
    expect((await setPassword(token)).status).toBe(204);
    const refused = expectProblem(await ask(all), 409, 'factor_reset_unavailable');
    expect(refused.detail).toContain('set by email');
    const password = 'an entirely new passphrase';
    const { challenge } = (await signIn({ ...member, password })).json;
    const proved = await request(app.server, 'POST', '/api/v1/auth/login/second-factor', {
      json: { challenge, code: memberApp.code() },
    });
    expect(proved.status).toBe(200);
    expect((await ask(all)).status).toBe(200);
  });

  it('not after three were stopped within a week', async () => {
    const all = await situation();
    for (const _ of [1, 2, 3]) {
      await begin(all);
      expect((await stop(all.owner, all.owner.workspace, all.member)).status).toBe(204);
    }
    const refused = expectProblem(await ask(all), 409, 'factor_reset_unavailable');
    expect(refused.detail).toContain('3 resets');
  });
});

describe('On the command line', () => {
  it('an owner requests a reset, sees it and stops it', async () => {
    const { owner, member } = await situation();
    const options = {
      cwd: testRun.directory,
      env: {
        LATCHKEY_CONFIG_DIR: await mkdtemp(joinPath(testRun.directory, 'device-')),
        LATCHKEY_BASE_URL: app.server.url,
      },
    };
    const terminal = openTerminal([process.execPath, cliFile, 'login', '--email', owner.email], options);
    await terminal.until('Your password');
    terminal.type(`${owner.password}\r`);
    await terminal.until('Code from your authenticator app');
    terminal.type(`${owner.app.code()}\r`);
    expect(await terminal.ended()).toBe(0);
    const members = (...argumentList: string[]) =>
      runCli(['members', ...argumentList, '--workspace', owner.workspace.id], options);

    const unasked = await members('reset-factors', member.user.id);
    expect(unasked).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--yes') });
    const requested = await members('reset-factors', member.user.id, '--yes', '--json');
    expect(JSON.parse(requested.stdout)).toMatchObject({ user: { id: member.user.id } });
    const listed = await members('factor-resets');
    expect(listed.stdout).toContain(member.email);
    expect(listed.stdout).toContain(owner.email);
    const stopped = await members('reset-factors', member.user.id, '--stop');
    expect(stopped).toMatchObject({
      exitCode: 0,
      stderr: expect.stringMatching(/^Stopped\. The second factors of/),
    });
    expect((await members('factor-resets', '--json')).stdout).toBe('[]\n');
    const nothing = await members('reset-factors', member.user.id, '--stop');
    expect(nothing.exitCode).toBe(5);
  });
});
