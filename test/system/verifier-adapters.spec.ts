import 'reflect-metadata';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createVerifier, type Verifier } from '@latchkey/verifier';
import { latchkey } from '@latchkey/verifier/fastify';
import { LatchkeyGuard } from '@latchkey/verifier/nest';
import {
  type ArgumentsHost,
  Catch,
  Controller,
  type ExceptionFilter,
  Get,
  HttpException,
  Module,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { createKey } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { type Account, register } from '../support/client.js';
import { registerService, type Service } from '../support/verifiers.js';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');

const app = useServer();
let owner: Account;
let service: Service;
const open: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  [owner, service] = await Promise.all([register(app.server), registerService(app.server, app.database)]);
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

describe('a time-out of the service that answers before Latchkey', () => {
  /** Services whose time-out answers as soon as they ask Latchkey, which answers after that. */
  const SERVICES = {
    Express: `
      import express from 'express';
      import { latchkey } from '@latchkey/verifier/express';
      const timeOut = (request, response, next) => {
        asked.then(() => response.status(503).json({ error: 'time-out' }));
        next();
      };
      const handler = (request, response) => response.json({});
      const server = express().use(timeOut).get('/', latchkey(verifier), handler).listen(0, '127.0.0.1');`,
    'node:http, with a chain of its own': `
      import { createServer } from 'node:http';
      import { latchkey } from '@latchkey/verifier/express';
      const check = latchkey(verifier);
      const server = createServer((request, response) => {
        asked.then(() => response.writeHead(503).end());
        check(request, response, (error) => { throw error ?? new Error('answered already'); });
      }).listen(0, '127.0.0.1');`,
    Fastify: `
      import fastify from 'fastify';
      import { latchkey } from '@latchkey/verifier/fastify';
      const app = fastify();
      app.addHook('onRequest', async (request, reply) => void asked.then(() => reply.code(503).send({})));
      app.get('/', { onRequest: latchkey(verifier) }, async () => ({}));
      await app.listen({ port: 0, host: '127.0.0.1' });
      const { server } = app;`,
    Hono: `
      import { Hono } from 'hono';
      import { serve } from '@hono/node-server';
      import { latchkey } from '@latchkey/verifier/hono';
      const timeOut = (context, next) => Promise.race([next(), asked.then(() => context.json({}, 503))]);
      const app = new Hono().use(timeOut).get('/', latchkey(verifier), (context) => context.json({}));
      const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });`,
  };

  const program = (server: string): string => `
    import { once } from 'node:events';
    import { createVerifier } from '@latchkey/verifier';
    const { LATCHKEY_BASE_URL: baseUrl, LATCHKEY_SECRET: secret, LATCHKEY_AUDIENCE: audience, CREDENTIAL } = process.env;
    let ask, release, settled;
    const asked = new Promise((resolve) => (ask = resolve));
    const released = new Promise((resolve) => (release = resolve));
    const verifier = createVerifier({
      baseUrl, secret, audience,
      fetch: async (url, options) => {
        if (!url.endsWith('/resolve')) return fetch(url, options);
        ask();
        await released;
        return fetch(url, options);
      },
    });
    await verifier.ready();
    const verify = verifier.verify.bind(verifier);
    verifier.verify = (...request) => (settled = verify(...request));
    ${server}
    if (!server.listening) await once(server, 'listening');
    const url = 'http://127.0.0.1:' + server.address().port;
    const answer = await fetch(url, { headers: { authorization: 'Bearer ' + CREDENTIAL } });
    await answer.text();
    release();
    const verdict = await settled;
    // Turns of the event loop, in which whatever was thrown would end the process.
    for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
    console.log(answer.status, verdict.ok, 'still here');
    process.exit();`;

  it.each(
    Object.entries(SERVICES).flatMap(([name, server]) =>
      [false, true].map((isAdmitted): [string, boolean, string] => [name, isAdmitted, server]),
    ),
  )('is the only answer, and the service continues: %s, a caller that is admitted: %s', async (...test) => {
    const [, isAdmitted, server] = test;
    // With a limit, so that the answer has headers about it.
    const { key } = await createKey(app.server, owner, { limits: [{ requests: 100, per: 'day' }] });
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program(server)], {
      cwd: root,
      env: {
        ...process.env,
        LATCHKEY_BASE_URL: app.server.url,
        LATCHKEY_SECRET: service.secret,
        LATCHKEY_AUDIENCE: service.name,
        CREDENTIAL: isAdmitted ? key : 'nonsense',
      },
    });
    expect(stdout).toBe(`503 ${isAdmitted} still here\n`);
  });
});

describe('Nest', () => {
  @Controller()
  class InvoicesController {
    @Get('invoices')
    list(): string {
      return 'invoices';
    }
  }

  @Module({ controllers: [InvoicesController] })
  class AppModule {}

  /** A usual one: it adds what it knows about the request to the body. */
  @Catch(HttpException)
  class TenantFilter implements ExceptionFilter {
    catch(exception: HttpException, host: ArgumentsHost): void {
      const http = host.switchToHttp();
      const tenant = http.getRequest<{ headers: Record<string, string> }>().headers['x-tenant'];
      const body = exception.getResponse() as Record<string, unknown>;
      if (tenant !== undefined) body['tenant'] = tenant;
      http.getResponse<FastifyReply>().code(exception.getStatus()).send(body);
    }
  }

  it("what a filter adds to one caller's answer does not appear in another's", async () => {
    const verifier = await startReadyVerifier();
    const nest = await NestFactory.create(AppModule, new FastifyAdapter(), { logger: false });
    nest.useGlobalGuards(new LatchkeyGuard(verifier));
    nest.useGlobalFilters(new TenantFilter());
    await nest.listen(0, '127.0.0.1');
    open.push(() => nest.close());
    const url = `${await nest.getUrl()}/invoices`;
    const answerTo = async (headers: Record<string, string>) => (await fetch(url, { headers })).json();
    expect(await answerTo({ 'x-tenant': 'alice' })).toMatchObject({ tenant: 'alice' });
    const other = await answerTo({});
    expect(other).toMatchObject({ code: 'missing_credentials' });
    expect(other).not.toHaveProperty('tenant');
  });
});
