import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { whoAmI } from '../support/api-keys.js';
import { useOwnServer } from '../support/app.js';
import { type Account, register } from '../support/client.js';
import { newSecrets, runTool, type ToolResult } from '../support/tools.js';

const app = useOwnServer();

const incident = (...parameters: string[]) =>
  runTool('incident.js', parameters, { env: { DATABASE_URL: app.database.url, ...newSecrets() } });

/** Which of an account's two credentials the server accepts. */
async function accepted({ accessToken, apiKey }: Account): Promise<{ session: boolean; key: boolean }> {
  const [session, key] = await Promise.all([
    whoAmI(app.server, { token: accessToken }),
    whoAmI(app.server, { apiKey }),
  ]);
  return { session: session.status === 200, key: key.status === 200 };
}

/** The result names the database, so that its user notices a wrong one, but neither its user nor the password. */
function ended(what: string): ToolResult {
  const { host, pathname } = new URL(app.database.url);
  return {
    code: 0,
    output: `Ended ${what} in the database "${pathname.slice(1)}" on ${host}.\n`,
    errors: '',
  };
}

const BOTH = { session: true, key: true };

it("The operator ends one person's sessions, one workspace's keys, or everything", async () => {
  const [ann, bob, eve] = (await Promise.all(Array.from({ length: 3 }, () => register(app.server)))) as [
    Account,
    Account,
    Account,
  ];
  const all = () => Promise.all([ann, bob, eve].map(accepted));
  expect(await all()).toEqual([BOTH, BOTH, BOTH]);

  const sessions = await incident('end-sessions', ann.email.toUpperCase(), '--yes');
  expect(sessions).toEqual(ended('1 sessions and 0 API keys'));
  expect(await all()).toEqual([{ session: false, key: true }, BOTH, BOTH]);

  const keys = await incident('revoke-keys', bob.workspace.id, '--yes');
  expect(keys).toEqual(ended('0 sessions and 1 API keys'));
  expect(await all()).toEqual([{ session: false, key: true }, { session: true, key: false }, BOTH]);

  const everything = await incident('end-everything', '--yes');
  expect(everything).toEqual(ended('2 sessions and 2 API keys'));
  const none = { session: false, key: false };
  expect(await all()).toEqual([none, none, none]);

  expect(
    await app.database.query(
      `SELECT action, actor_kind, count(*)::int FROM audit_events
       WHERE action IN ('api_key.revoked', 'session.ended', 'workspace.api_keys_revoked')
       GROUP BY action, actor_kind ORDER BY action`,
    ),
  ).toEqual(
    ['api_key.revoked', 'session.ended', 'workspace.api_keys_revoked'].map((action) => ({
      action,
      actor_kind: 'system',
      count: 3,
    })),
  );
});

it.each<[string, string[], RegExp]>([
  [
    'an address without an account',
    ['end-sessions', 'nobody@example.com', '--yes'],
    /^There is no account .*nobody@/,
  ],
  ['a workspace that there is not', ['revoke-keys', randomUUID(), '--yes'], /^There is no workspace /],
  ['no id of a workspace', ['revoke-keys', 'acme', '--yes'], /^"acme" is not the id of a workspace/],
  ['nothing to do', [], /^Ends sessions and keys in bulk/],
  ['an unknown command', ['end-all'], /^Ends sessions and keys in bulk/],
  ['too many arguments', ['end-everything', 'now', '--yes'], /takes no argument; got "now"/],
  ['an unknown option', ['end-everything', '--force'], /Unknown option '--force'/],
  [
    'no terminal to ask on',
    ['end-everything'],
    /, in the database ".+" on .+\? There is no terminal to ask on: use --yes/,
  ],
])('With %s it changes nothing and says why', async (_, parameters, message) => {
  const account = await register(app.server);
  const { code, output, errors } = await incident(...parameters);
  expect({ code, output, errors }).toEqual({ code: 1, output: '', errors: expect.stringMatching(message) });
  expect(await accepted(account)).toEqual(BOTH);
});
