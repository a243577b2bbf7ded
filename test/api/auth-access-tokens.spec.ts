import {
  createHash,
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  randomUUID,
  sign,
} from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { type Account, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { testRun } from '../support/run.js';

type Claims = Record<string, unknown>;

const secret = testRun.secrets.JWT_SECRET;
const app = useServer();

let account: Account;
let header: Claims;
let claims: Claims;

const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

const decode = (part: string | undefined): Claims =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8')) as Claims;

const without = (object: Claims, ...names: string[]): Claims =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

const now = (): number => Math.floor(Date.now() / 1000);

function hmac(
  tokenHeader: unknown,
  payload: unknown,
  key: string | Buffer = secret,
  hash = 'sha256',
): string {
  const input = `${encode(tokenHeader)}.${encode(payload)}`;
  return `${input}.${createHmac(hash, key).update(input).digest('base64url')}`;
}

function rsa(tokenHeader: unknown, payload: unknown, key: KeyObject): string {
  const input = `${encode(tokenHeader)}.${encode(payload)}`;
  return `${input}.${sign('sha256', Buffer.from(input), key).toString('base64url')}`;
}

const me = (token: string, server = app.server): Promise<Response> =>
  request(server, 'GET', '/api/v1/me', { token });

beforeAll(async () => {
  account = await register(app.server);
  const [first, second] = account.accessToken.split('.');
  header = decode(first);
  claims = decode(second);
});

describe('an access token', () => {
  it('is a JWT that states its type, audience and lifetime', () => {
    expect(header).toEqual({ alg: 'HS256', typ: 'at+jwt', kid: expect.stringMatching(/^[0-9a-f]{8}$/) });
    expect(claims).toEqual({
      iss: 'latchkey',
      aud: 'latchkey-api',
      sub: account.user.id,
      sid: account.cookie.replace(/^.*?=/, '').split('.')[0],
      iat: expect.any(Number),
      exp: (claims.iat as number) + 900,
    });
  });

  it('can be forged by someone with the secret, so the refusals below are due to what they change', async () => {
    expect((await me(hmac(header, claims))).status).toBe(200);
    expect((await me(hmac(header, { ...claims, nbf: now() - 10 }))).status).toBe(200);
  });

  it('expires on time, even where it was accepted before', async () => {
    const exp = now() + 4;
    const token = hmac(header, { ...claims, exp });
    expect((await me(token)).status).toBe(200);
    await sleep(exp * 1000 - Date.now());
    expectProblem(await me(token), 401, 'invalid_credentials');
  });

  describe('is refused', () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const publicPem = publicKey.export({ type: 'spki', format: 'pem' }) as string;
    const jwk = createPublicKey(publicPem).export({ format: 'jwk' });
    const unsigned = (alg: unknown): string => `${encode({ ...header, alg })}.${encode(claims)}.`;

    const attacks: Record<string, () => string> = {
      'with alg none': () => unsigned('none'),
      'with alg None': () => unsigned('None'),
      'with alg NONE': () => unsigned('NONE'),
      'with alg nOnE': () => unsigned('nOnE'),
      'with alg none and a good signature': () => hmac({ ...header, alg: 'none' }, claims),
      'without alg': () => hmac(without(header, 'alg'), claims),
      'with alg null': () => hmac({ ...header, alg: null }, claims),
      'with alg empty': () => hmac({ ...header, alg: '' }, claims),
      'with a list of algs': () => hmac({ ...header, alg: ['HS256'] }, claims),
      'with HS512': () => hmac({ ...header, alg: 'HS512' }, claims, secret, 'sha512'),
      'with RS256 by a key of the attacker': () => rsa({ ...header, alg: 'RS256' }, claims, privateKey),
      'with HS256 keyed with a public key': () => hmac(header, claims, publicPem),
      'signed with an empty key': () => hmac(header, claims, ''),
      'signed with the key id': () => hmac(header, claims, String(header.kid)),
      'signed with another secret': () => hmac(header, claims, randomBytes(32)),
      'without a signature': () => account.accessToken.replace(/[^.]*$/, ''),
      'with another signature': () => account.accessToken.replace(/[^.]*$/, 'A'.repeat(43)),
      'with a key of its own in jwk': () => rsa({ ...header, alg: 'RS256', jwk }, claims, privateKey),
      'with jwk, well signed': () => hmac({ ...header, jwk }, claims),
      'with jku': () => hmac({ ...header, jku: 'https://evil.example/keys' }, claims),
      'with x5u': () => hmac({ ...header, x5u: 'https://evil.example/keys' }, claims),
      'with x5c': () => hmac({ ...header, x5c: ['AAAA'] }, claims),
      'with crit': () => hmac({ ...header, crit: ['exp'] }, claims),
      'with zip': () => hmac({ ...header, zip: 'DEF' }, claims),
      'with b64': () => hmac({ ...header, b64: false }, claims),
      'without kid': () => hmac(without(header, 'kid'), claims),
      'with an unknown kid': () => hmac({ ...header, kid: '00000000' }, claims),
      'with a path for a kid': () => hmac({ ...header, kid: '../../../dev/null' }, claims, ''),
      'with SQL for a kid': () => hmac({ ...header, kid: `${String(header.kid)}' OR '1'='1` }, claims),
      'with a list for a kid': () => hmac({ ...header, kid: [header.kid] }, claims),
      'with __proto__ for a kid': () => hmac({ ...header, kid: '__proto__' }, claims),
      'without typ': () => hmac(without(header, 'typ'), claims),
      'with typ JWT': () => hmac({ ...header, typ: 'JWT' }, claims),
      'with typ JWT and no JSON': () => hmac({ ...header, typ: 'JWT' }, 'no json'),
      'with the typ of an invitation': () => hmac({ ...header, typ: 'invitation+jwt' }, claims),
      'without exp': () => hmac(header, without(claims, 'exp')),
      'that has expired': () => hmac(header, { ...claims, exp: now() - 1 }),
      'with a text for exp': () => hmac(header, { ...claims, exp: String(now() + 900) }),
      'with exp null': () => hmac(header, { ...claims, exp: null }),
      'with a fraction for exp': () => hmac(header, { ...claims, exp: now() + 900.5 }),
      'not valid before later': () => hmac(header, { ...claims, nbf: now() + 60 }),
      'with a text for nbf': () => hmac(header, { ...claims, nbf: '0' }),
      'without iss': () => hmac(header, without(claims, 'iss')),
      'with another iss': () => hmac(header, { ...claims, iss: 'https://evil.example' }),
      'with a list for iss': () => hmac(header, { ...claims, iss: ['latchkey'] }),
      'without aud': () => hmac(header, without(claims, 'aud')),
      'with another aud': () => hmac(header, { ...claims, aud: 'latchkey' }),
      'without sub': () => hmac(header, without(claims, 'sub')),
      'with somebody else in sub': () => hmac(header, { ...claims, sub: randomUUID() }),
      'with NUL in sub': () => hmac(header, { ...claims, sub: `${account.user.id}\0` }),
      'without sid': () => hmac(header, without(claims, 'sid')),
      'with a session that never was': () => hmac(header, { ...claims, sid: randomUUID() }),
      'with a sid that is no id': () => hmac(header, { ...claims, sid: "' OR true --" }),
      'with claims that are no object': () => hmac(header, '"claims"'),
      'with claims that are null': () => hmac(header, 'null'),
      'with a header that is no JSON': () => hmac('{"alg":"HS256"', claims),
      'with a header that is null': () => hmac('null', claims),
      'with nothing in it': () => '..',
      'with too many parts': () => `${account.accessToken}.x`,
      'with something behind it': () => `${account.accessToken}=`,
      'of 10 kB': () => hmac(header, { ...claims, more: 'x'.repeat(9000) }, randomBytes(32)),
      'if it is a refresh token': () => account.cookie.replace(/^.*?=/, ''),
    };

    it.each(Object.keys(attacks))('%s', async (name) => {
      const response = await me((attacks[name] as () => string)());
      expectProblem(response, 401, 'invalid_credentials');
      expect(response.headers.get('www-authenticate')).toBe('Bearer realm="latchkey", error="invalid_token"');
    });
  });
});

describe('a new JWT_SECRET', () => {
  it('keeps tokens of the previous one valid, and signs with the new one', async () => {
    const newSecret = randomBytes(32).toString('base64url');
    const rotated = await app.startInstance({ env: { JWT_SECRET: newSecret, JWT_SECRET_PREVIOUS: secret } });
    expect((await me(account.accessToken, rotated)).status).toBe(200);

    const { accessToken } = await register(rotated);
    expect((await me(accessToken, rotated)).status).toBe(200);
    const kid = createHash('sha256').update(`latchkey jwt key id\0${newSecret}`).digest('hex').slice(0, 8);
    expect(decode(accessToken.split('.')[0]).kid).toBe(kid);
    // The other instance does not know the new secret.
    expectProblem(await me(accessToken), 401, 'invalid_credentials');
    // Each secret goes with its own id.
    expectProblem(await me(hmac({ ...header, kid }, claims), rotated), 401, 'invalid_credentials');
    expectProblem(await me(hmac(header, claims, newSecret), rotated), 401, 'invalid_credentials');
    await rotated.stop();
  });

  it('invalidates tokens of the previous one if that is not configured', async () => {
    const rotated = await app.startInstance({ env: { JWT_SECRET: randomBytes(32).toString('base64url') } });
    expectProblem(await me(account.accessToken, rotated), 401, 'invalid_credentials');
    // Sessions do not depend on it: the refresh token yields a new access token.
    const { status, json } = await request(rotated, 'POST', '/api/v1/auth/refresh', {
      cookie: account.cookie,
    });
    expect(status).toBe(200);
    expect((await me(json.access_token, rotated)).status).toBe(200);
    await rotated.stop();
  });
});
