import { lookup } from 'node:dns/promises';
import { hostname } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { type Account, rawRequest, register, request } from '../support/client.js';
import {
  createDocument,
  createEndpoint,
  endpointsPath,
  newestDelivery,
} from '../support/webhooks/endpoints.js';
import { type Receiver, startReceiver } from '../support/webhooks/receiver.js';

const app = useOwnServer({ env: { WEBHOOK_ALLOW_PRIVATE: 'true', KEEP_ALIVE_SECONDS: '620' } });

describe('HSTS', () => {
  const headerOf = async (server: { url: string }): Promise<(string | null)[]> => {
    const unrouted = await rawRequest(server, 'GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    const unparsed = await rawRequest(server, 'nonsense\r\n\r\n');
    const routed = await request(server, 'GET', '/health/live');
    const lines = [unrouted, unparsed].map(
      (text) => /^strict-transport-security: (.*)\r$/im.exec(text)?.[1] ?? null,
    );
    return [routed.headers.get('strict-transport-security'), ...lines];
  };

  it.each([
    ['on', 'max-age=31536000'],
    ['subdomains', 'max-age=31536000; includeSubDomains'],
    ['off', null],
  ])('%s, on every answer', async (value, header) => {
    const server = await app.startInstance({ env: { HSTS: value } });
    expect(await headerOf(server)).toEqual([header, header, header]);
  });

  it('includes subdomains only on request', async () => {
    expect(await headerOf(app.server)).toEqual(Array(3).fill('max-age=31536000'));
  });
});

describe('Time-outs set by the operator', () => {
  it('keep a connection for longer than a load balancer does', async () => {
    const answer = await rawRequest(
      app.server,
      'GET /health/live HTTP/1.1\r\nHost: x\r\n\r\nGET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    );
    expect(answer).toMatch(/^keep-alive: timeout=620\r$/im);
  });

  it('cut off a request that takes longer to arrive', async () => {
    const server = await app.startInstance({ env: { REQUEST_TIMEOUT_SECONDS: '1' } });
    const answer = await rawRequest(
      server,
      'POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });
});

describe('A webhook to a name that only the system can resolve', () => {
  let receiver: Receiver;
  let account: Account;
  let url: string;

  beforeAll(async () => {
    // This machine's own name, which is in /etc/hosts, or wherever the system looks, but in no name server's zone.
    expect((await lookup(hostname(), { all: true })).length).toBeGreaterThan(0);
    [receiver, account] = await Promise.all([startReceiver(), register(app.server)]);
    url = receiver.url('ok').replace('127.0.0.1', hostname());
  });
  afterAll(() => receiver.stop());

  it('is delivered', async () => {
    const endpoint = await createEndpoint(app.server, account, { url });
    await createDocument(app.server, account);
    const delivery = await newestDelivery(app.server, account, endpoint.id);
    expect(delivery).toMatchObject({ status: 'succeeded' });
  });

  it('is refused if it resolves to an address that is not allowed', async () => {
    const strict = await app.startInstance({ env: { WEBHOOK_ALLOW_PRIVATE: '203.0.113.0/24' } });
    const { status, json } = await request(strict, 'POST', endpointsPath(account), {
      token: account.accessToken,
      json: { url, events: ['document.created'], api_key_id: account.apiKeyId },
    });
    expect([status, json.errors]).toEqual([
      400,
      [
        {
          field: 'url',
          message: expect.stringMatching(/leads to an address that is a (loopback|private) address/),
        },
      ],
    ]);
  });
});
