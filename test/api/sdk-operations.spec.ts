import { expect, it } from '@jest/globals';
import { Latchkey, type LatchkeyClient, type LatchkeySession } from '@latchkey/sdk';
import { operations } from '../support/openapi.js';

const ID = '0190f3c2-0000-7000-8000-000000000000';

/** Operations that SDK users do not need, and why. */
const NOT_IN_THE_SDK: Record<string, string> = {
  reportLeaksFromGithub: 'called by GitHub, which signs it',
  verify: 'called by proxies',
  extAuthz: 'called by proxies',
  introspect: 'called by resource servers, with their secret, through any OAuth library',
  registerVerifier: 'called by @latchkey/verifier',
  renewVerifier: 'called by @latchkey/verifier',
  endVerifier: 'called by @latchkey/verifier',
  resolveCredential: 'called by @latchkey/verifier',
  leaseSlices: 'called by @latchkey/verifier',
  startSso: 'followed by browsers',
  finishSso: 'followed by browsers',
  getJwks: 'called by JWT libraries',
};

it('The SDK has a method for every operation of the API, and calls no others', async () => {
  const called = new Set<string>();
  const fetch = (url: string, { method }: RequestInit): Promise<Response> => {
    called.add(operationOf(method ?? '', new URL(url).pathname));
    return Promise.resolve(
      Response.json({ access_token: 'x', expires_in: 900, api_key: {} }, { status: 200 }),
    );
  };
  const session = Latchkey.session({ baseUrl: 'http://localhost', fetch });
  await session.register({ email: '', password: '' });
  await session.login({ email: '', password: '' });
  await session.loginSecondFactor('', { code: '' });
  await session.stepUp({ password: '' });
  await session.beginStepUp();
  await session.beginPasskeyLogin();
  await session.passkeyLogin({});
  await session.beginDeviceLogin('');
  await session.finishDeviceLogin({ deviceCode: '', interval: 0, expiresIn: 1 });
  await session.cliLogin({ code: '', codeVerifier: '', port: 1024 });
  await session.refresh();
  for (const call of methodsOf(session)) await call();
  await session.logout();

  const expected = operations.map(({ id }) => id).filter((id) => NOT_IN_THE_SDK[id] === undefined);
  expect([...called].sort()).toEqual(expected.sort());
});

/** Every method of the client and its groups, called with ids and empty bodies. */
function methodsOf(client: LatchkeySession): (() => Promise<unknown>)[] {
  const groups = Object.values(client as LatchkeyClient).filter((value) => value instanceof Object);
  const calls = groups.flatMap((group: object) =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(group))
      .filter((name) => name !== 'constructor')
      .map((name) => () => call(group as Record<string, (...parameters: unknown[]) => unknown>, name)),
  );
  expect(groups.length).toBeGreaterThanOrEqual(4);
  return [() => client.me(), ...calls];
}

/** The first parameters are ids, the rest are bodies, filters and options. A list can stand for any of those. */
async function call(
  group: Record<string, (...parameters: unknown[]) => unknown>,
  name: string,
): Promise<void> {
  const method = group[name] as (...parameters: unknown[]) => unknown;
  for (let ids = 3; ids >= 0; ids -= 1) {
    const parameters = [...Array.from({ length: ids }, () => ID), []];
    const result = (await Promise.resolve(method.apply(group, parameters)).catch(() => undefined)) as {
      page?: () => Promise<unknown>;
    };
    await result?.page?.().catch(() => undefined);
  }
}

function operationOf(method: string, path: string): string {
  const operation = operations.find(
    (each) =>
      each.method === method && new RegExp(`^${each.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  return operation?.id ?? `${method} ${path}`;
}
