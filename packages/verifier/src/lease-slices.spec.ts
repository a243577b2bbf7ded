import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from '@jest/globals';
import { leaseSlices } from './lease-slices.js';
import { LatchkeyClient, UnavailableError } from './latchkey-client.js';
import { RequestLimiter } from './request-limiter.js';
import { overHttp } from './transport.js';

const LIMIT = 100;
const KEY = { type: 'api_key', id: 'key', limits: [{ requests: LIMIT, per: 'day' as const }] };
const servers: Server[] = [];
let granted = 0;

/** An instance that grants at once, but answers only when `deliver` allows it. All instances share one count. */
async function instance(deliver: (answer: () => void) => void): Promise<string> {
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { asks } = JSON.parse(body) as { asks: { slice: number; returned: number }[] };
      const grants = asks.map(({ slice, returned }) => {
        granted -= returned;
        const grant = Math.min(slice, LIMIT - granted);
        granted += grant;
        return {
          granted: grant,
          remaining: LIMIT - granted,
          window: 86_400_000,
          ms_left: 80_000_000,
          holders: 1,
        };
      });
      deliver(() => response.end(JSON.stringify({ grants })));
    });
  }).listen(0);
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const atOnce = (answer: () => void): void => answer();
const clientOf = (...baseUrls: [string, ...string[]]): LatchkeyClient =>
  new LatchkeyClient(baseUrls, 'secret', overHttp());

afterEach(() => {
  granted = 0;
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

it('uses what a slow instance granted in addition to what another one granted meanwhile', async () => {
  const held: (() => void)[] = [];
  const slowOnce = (answer: () => void): void => void (held.length === 0 ? held.push(answer) : answer());
  const client = clientOf(await instance(slowOnce), await instance(atOnce));
  let arrived = (): void => undefined;
  const hasArrived = new Promise<void>((resolve) => (arrived = resolve));
  const limiter = new RequestLimiter((asks, cameLate) =>
    leaseSlices(client, asks, (grants) => {
      cameLate(grants);
      arrived();
    }),
  );
  const first = await Promise.all(Array.from({ length: 30 }, async () => limiter.pass(KEY)));
  let allowed = first.filter(({ refused }) => !refused).length;
  // Each of the two instances has granted that many.
  expect([allowed, granted]).toEqual([30, 60]);
  held[0]?.();
  await hasArrived;
  for (let passage = await limiter.pass(KEY); !passage.refused; passage = await limiter.pass(KEY))
    allowed += 1;
  expect(allowed).toBe(LIMIT);
  await limiter.close();
});

it('does not keep a closed client busy with an answer that nobody waits for', async () => {
  const client = clientOf(await instance(() => undefined));
  await expect(leaseSlices(client, [], () => undefined)).rejects.toBeInstanceOf(UnavailableError);
  const [server] = servers;
  const connections = (): Promise<number> =>
    new Promise((resolve) => server?.getConnections((_, count) => resolve(count)));
  expect(await connections()).toBe(1);
  client.close();
  while ((await connections()) > 0) await new Promise(setImmediate);
});
