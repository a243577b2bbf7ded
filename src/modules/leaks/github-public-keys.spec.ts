import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { declare } from '../../core/resource/declared.js';
import type { ServerResponse } from 'node:http';
import { Logger } from '@nestjs/common';
import { type KeyServer, newSigningKey, startKeyServer } from '../../../test/support/github.js';
import { GithubPublicKeys, type GithubPublicKeysOptions } from './github-public-keys.js';
import { leaks } from './leaks.resource.js';

declare(leaks);

/** Against a real server, with time-outs suited to tests rather than GitHub's. */

const [one, another] = [newSigningKey(), newSigningKey()];
let server: KeyServer;

beforeEach(async () => {
  // Failures are logged, and here they are expected.
  jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  server = await startKeyServer([one]);
});
afterEach(() => server.close());

const hour = 3600;

/** Advances the clock without waiting. */
function passSeconds(seconds: number): void {
  const later = performance.now.bind(performance);
  jest.spyOn(performance, 'now').mockImplementation(() => later() + seconds * 1000);
}

const keysFrom = (options: Partial<GithubPublicKeysOptions> = {}): GithubPublicKeys =>
  new GithubPublicKeys({
    url: server.url,
    freshSeconds: hour,
    unknownIdSeconds: hour,
    retrySeconds: hour,
    timeoutMs: 2_000,
    ...options,
  });

async function expectUnavailable(finding: Promise<unknown>): Promise<void> {
  await expect(finding).rejects.toMatchObject({
    code: 'signature_keys_unavailable',
    options: { headers: { 'retry-after': expect.stringMatching(/^[1-9]\d*$/) } },
  });
}

describe("GitHub's public keys", () => {
  it('are fetched once for all concurrent callers, and then remembered', async () => {
    const keys = keysFrom();
    const found = await Promise.all(Array.from({ length: 20 }, () => keys.find(one.id)));
    for (const key of found) expect(key?.export({ type: 'spki', format: 'pem' })).toBe(one.pem);
    await keys.find(one.id);
    expect(server.requests).toHaveLength(1);
  });

  it('are revalidated with their ETag, and kept if nothing has changed', async () => {
    const keys = keysFrom({ freshSeconds: 0 });
    await keys.find(one.id);
    expect(await keys.find(one.id)).not.toBeNull();
    expect(server.requests).toEqual([undefined, expect.stringMatching(/^W\//)]);
  });

  it('are replaced when they have changed: a withdrawn key is no longer known', async () => {
    const keys = keysFrom({ freshSeconds: 0 });
    await keys.find(one.id);
    server.publish([another]);
    expect(await keys.find(one.id)).toBeNull();
    expect(await keys.find(another.id)).not.toBeNull();
  });

  it('are fetched again at once for an unknown id, but not for several in a row', async () => {
    const keys = keysFrom();
    await keys.find(one.id);
    server.publish([one, another]);
    expect(await keys.find(another.id)).not.toBeNull();
    for (let round = 0; round < 20; round += 1) expect(await keys.find(newSigningKey().id)).toBeNull();
    expect(server.requests).toHaveLength(2);
  });

  it('are fetched again for an unknown id once the pause is over', async () => {
    const keys = keysFrom({ unknownIdSeconds: 0 });
    expect(await keys.find(another.id)).toBeNull();
    server.publish([one, another]);
    expect(await keys.find(another.id)).not.toBeNull();
  });

  it('are of the one kind that GitHub signs with; others are skipped', async () => {
    const other = newSigningKey('P-384');
    server.publish([other, { id: 'not a key', pem: 'not a key' }, one]);
    const keys = keysFrom();
    expect(await keys.find(other.id)).toBeNull();
    expect(await keys.find('not a key')).toBeNull();
    expect(await keys.find(one.id)).not.toBeNull();
  });
});

const text =
  (body: string, status = 200) =>
  (_: unknown, response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  };
const listOf = (entries: unknown): string => JSON.stringify({ public_keys: entries });
const entry = { key_identifier: one.id, key: one.pem, is_current: true };

describe('a key server that', () => {
  it.each<[string, (_: unknown, response: ServerResponse) => void]>([
    ['says no', text(listOf([entry]), 500)],
    ['limits us', text(listOf([entry]), 429)],
    ['redirects', (_, response) => response.writeHead(302, { location: server.url }).end()],
    ['says that nothing has changed, to somebody who has nothing', text('', 304)],
    ['answers with a page', text('<html></html>')],
    ['answers with nothing', text('')],
    ['answers with another shape', text('[]')],
    ['has no keys', text(listOf([]))],
    ['has keys of another kind only', text(listOf([{ ...entry, key: newSigningKey('P-384').pem }]))],
    ['has two keys of one id', text(listOf([entry, { ...entry, key: another.pem }]))],
    ['has more keys than anybody needs', text(listOf(Array.from({ length: 101 }, () => entry)))],
    ['has ids that are no text', text(listOf([{ ...entry, key_identifier: 1 }]))],
    ['sends more than any list has', text(listOf([entry]) + ' '.repeat(300_000))],
    ['hangs up', (_, response) => response.destroy()],
    ['hangs up half-way', (_, response) => void response.write('{', () => response.destroy())],
  ])('%s yields no key', async (_name, handler) => {
    server.misbehave(handler);
    await expectUnavailable(keysFrom().find(one.id));
  });

  it.each<[string, (_: unknown, response: ServerResponse) => void]>([
    ['never answers', () => undefined],
    ['never ends', (_, response) => void response.writeHead(200).write('{"public_keys":[')],
    [
      'sends a byte at a time',
      (_, response) => {
        const timer = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(timer));
      },
    ],
  ])('%s is not waited for', async (_name, handler) => {
    server.misbehave(handler);
    await expectUnavailable(keysFrom({ timeoutMs: 300 }).find(one.id));
  });

  it('is unavailable yields no key, and is not asked again for a while', async () => {
    const keys = keysFrom();
    server.misbehave((_, response) => response.destroy());
    await Promise.all(Array.from({ length: 20 }, () => expectUnavailable(keys.find(one.id))));
    await expectUnavailable(keys.find(one.id));
    expect(server.requests).toHaveLength(1);
    server.misbehave(undefined);
    passSeconds(hour);
    expect(await keys.find(one.id)).not.toBeNull();
  });

  it('does not exist yields no key', async () => {
    await server.close();
    await expectUnavailable(keysFrom().find(one.id));
  });

  it('becomes unavailable leaves its keys valid until their next revalidation, and no longer', async () => {
    const keys = keysFrom({ retrySeconds: 0 });
    await keys.find(one.id);
    server.misbehave((_, response) => response.destroy());
    expect(await keys.find(one.id)).not.toBeNull();
    // An id that is not listed cannot be looked up now, which is not the same as unknown.
    await expectUnavailable(keys.find(another.id));
    expect(await keys.find(one.id)).not.toBeNull();
    passSeconds(hour);
    await expectUnavailable(keys.find(one.id));
  });
});
