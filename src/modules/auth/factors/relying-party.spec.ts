import { expect, it } from '@jest/globals';
import type { Config } from '../../../core/config/config.js';
import { declare } from '../../../core/resource/declared.js';
import { auth } from '../auth.resource.js';
import { RelyingParty } from './relying-party.js';

declare(auth);

const at = (publicUrl: string | undefined, environment: Config['environment'] = 'production') =>
  new RelyingParty({ publicUrl, environment } as Config);

it.each([
  ['https://acme.dev/latchkey', 'acme.dev', 'https://acme.dev'],
  ['https://keys.acme.dev:8443', 'keys.acme.dev', 'https://keys.acme.dev:8443'],
  ['http://localhost:3000', 'localhost', 'http://localhost:3000'],
])('Passkeys at %s are bound to %s, for pages of %s only', (publicUrl, id, origin) => {
  const relyingParty = at(publicUrl);
  expect(relyingParty.id).toBe(id);
  expect(relyingParty.isOwn(origin)).toBe(true);
  for (const other of ['https://evil.dev', `${origin}.evil.dev`, `https://sub.${id}`, 'null', '']) {
    expect(relyingParty.isOwn(other)).toBe(false);
  }
});

it('Without PUBLIC_URL, outside production, passkeys are for localhost on any port', () => {
  const relyingParty = at(undefined, 'development');
  expect(relyingParty.id).toBe('localhost');
  expect(relyingParty.isOwn('http://localhost:5173')).toBe(true);
  for (const other of ['http://127.0.0.1:3000', 'http://localhost.evil.dev', 'http://localhost:1@evil.dev']) {
    expect(relyingParty.isOwn(other)).toBe(false);
  }
});

it.each([
  [undefined, /PUBLIC_URL is not set/],
  ['https://192.0.2.1', /IP address 192\.0\.2\.1/],
  ['https://[2001:db8::1]:8443', /IP address/],
  ['http://acme.dev', /not https/],
])('At %s browsers offer no passkeys, and every call that needs one says why', (publicUrl, why) => {
  expect(() => at(publicUrl).id).toThrow(
    expect.objectContaining({ code: 'passkeys_unavailable', message: expect.stringMatching(why) }),
  );
});
