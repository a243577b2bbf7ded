import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createVerifier, type Verifier } from './verifier.js';

const servers: Server[] = [];
const verifiers: Verifier[] = [];

afterEach(async () => {
  for (const verifier of verifiers.splice(0)) await verifier.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Begun {
  verifier: Verifier;
  /** What happened first: that it was ready, or what `ready` or `onError` said. */
  first: string;
  /** How many requests there had been by then. */
  requests: number;
}

/** A verifier whose Latchkey gives the same answer to everything. */
async function beginWith(status: number, answer: string): Promise<Begun> {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    request.resume();
    response.writeHead(status, { 'content-type': 'application/json' }).end(answer);
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  let report: (message: string) => void;
  const reported = new Promise<string>((resolve) => {
    report = resolve;
  });
  const verifier = createVerifier({
    baseUrl: `http://127.0.0.1:${port}`,
    secret: 'secret',
    audience: 'billing',
    onError: ({ message }) => report(message),
  });
  verifiers.push(verifier);
  const ready = verifier.ready().then(
    () => 'ready',
    (error: Error) => error.message,
  );
  const first = await Promise.race([ready, reported]);
  return { verifier, first, requests };
}

const REGISTRATION = { server: 's', applied: '0', stale: [], key_prefix: 'lk', accepted_patterns: [] };

describe('a verifier at the wrong address', () => {
  it.each(['{"status":"ok"}', '[]', '"ok"', 'ok', '', JSON.stringify({ ...REGISTRATION, lease_ms: '3000' })])(
    'says so, asks no faster than when there is no answer, and blames no caller: %j',
    async (answer) => {
      const { verifier, first, requests } = await beginWith(200, answer);
      expect(first).toMatch(/^http:\/\/127\.0\.0\.1:\d+ answered 200, but not as Latchkey does/);
      // The first failure is not worth reporting.
      expect(requests).toBe(2);
      expect(verifier.hasLease).toBe(false);
      const verdict = await verifier.verify({ 'x-api-key': 'lk_any' });
      expect(verdict).toMatchObject({ status: 503, problem: { code: 'service_unavailable' } });
    },
  );

  it.each(['{"code":401}', '{"errors":"many"}', '{"errors":[null]}', '[]', 'null', '"no"', '{"detail":{}}'])(
    'survives a refusal that is not one of Latchkey: %j',
    async (answer) => {
      const { verifier, first } = await beginWith(401, answer);
      expect(first).toMatch(/^http:\/\/127\.0\.0\.1:\d+ answered 401 \(unknown\): /);
      expect(await verifier.verify({ 'x-api-key': 'lk_any' })).toMatchObject({ status: 503 });
    },
  );
});

it('a registration that leaves no lease is a failure, and the next one does not follow at once', async () => {
  const { verifier, first, requests } = await beginWith(
    201,
    JSON.stringify({ ...REGISTRATION, lease_ms: 0 }),
  );
  expect(first).toMatch(/lease was over before Latchkey had answered/);
  expect(requests).toBe(2);
  expect(verifier.hasLease).toBe(false);
});
