import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createVerifier, type Verifier } from '@latchkey/verifier';
import { latchkey } from '@latchkey/verifier/fastify';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { useServer } from '../support/app.js';
import { registerService, type Service } from '../support/verifiers.js';

const app = useServer();
let service: Service;
const open: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  service = await registerService(app.server, app.database);
});
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function startReadyVerifier(): Promise<Verifier> {
  const verifier = createVerifier({
    baseUrl: app.server.url,
    secret: service.secret,
    audience: service.name,
  });
  open.push(() => verifier.close());
  await verifier.ready();
  return verifier;
}

describe('Fastify', () => {
  /** A service that pays whoever reaches its handler. */
  async function startService(addHook: (service: FastifyInstance) => void): Promise<{
    fastify: FastifyInstance;
    url: string;
    paid: () => number;
  }> {
    const verifier = await startReadyVerifier();
    const service = fastify();
    let paid = 0;
    addHook(service);
    service.post('/pay', { onRequest: latchkey(verifier) }, async () => {
      paid += 1;
      return { secret: 'of another tenant' };
    });
    service.get('/open', async () => ({}));
    await service.listen({ host: '127.0.0.1', port: 0 });
    open.push(() => service.close());
    const { port } = service.server.address() as AddressInfo;
    return { fastify: service, url: `http://127.0.0.1:${port}`, paid: () => paid };
  }

  it.each<[string, (service: FastifyInstance) => void]>([
    [
      'as a promise',
      (service) => {
        service.addHook('onSend', async (_request, _reply, payload) => {
          await sleep(20);
          return payload;
        });
      },
    ],
    [
      'with a callback',
      (service) => {
        service.addHook('onSend', (_request, _reply, _payload, done) => void setImmediate(done));
      },
    ],
    [
      'longer at first than later',
      (service) => {
        let calls = 0;
        service.addHook('onSend', async (_request, _reply, payload) => {
          calls += 1;
          await sleep(calls === 1 ? 40 : 5);
          return payload;
        });
      },
    ],
  ])('refuses without calling the handler, even if an onSend hook waits %s', async (_, addHook) => {
    const { url, paid, fastify: server } = await startService(addHook);
    const answer = await fetch(`${url}/pay`, { method: 'POST' });
    expect({ status: answer.status, body: await answer.json() }).toMatchObject({
      status: 401,
      body: { code: 'missing_credentials' },
    });
    // Ends once all requests have.
    await server.close();
    expect(paid()).toBe(0);
  });

  it('refuses without calling the handler, even if the caller goes away while an onSend hook waits', async () => {
    const { promise: released, resolve: release } = withResolvers<void>();
    const { promise: sending, resolve: began } = withResolvers<FastifyReply['raw']>();
    const { url, paid } = await startService((service) => {
      service.addHook('onSend', async (request, reply, payload) => {
        if (request.url !== '/pay') return payload;
        began(reply.raw);
        await released;
        return payload;
      });
    });
    const caller = httpRequest(`${url}/pay`, { method: 'POST' });
    caller.on('error', () => undefined).end();
    const raw = await sending;
    const gone = once(raw, 'close');
    caller.destroy();
    await gone;
    expect((await fetch(`${url}/open`)).status).toBe(200);
    release();
    expect((await fetch(`${url}/open`)).status).toBe(200);
    expect(paid()).toBe(0);
  });
});

/** `Promise.withResolvers`, which Node.js 20 does not have. */
function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
