import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from '@jest/globals';
import { LatchkeyClient, UnavailableError, VerifierError } from './latchkey-client.js';
import { overFetch, overHttp, type Transport } from './transport.js';

const servers: Server[] = [];
const clients: LatchkeyClient[] = [];

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function clientOf(listener: RequestListener, transport: Transport): Promise<LatchkeyClient> {
  const server = createServer(listener).listen(0);
  servers.push(server);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = new LatchkeyClient([`http://127.0.0.1:${port}`], 'secret', transport);
  clients.push(client);
  return client;
}

it('calls by node:http share a connection', async () => {
  const sockets = new Set<unknown>();
  const client = await clientOf((request, response) => {
    sockets.add(request.socket);
    response.end('{}');
  }, overHttp());
  for (let call = 0; call < 3; call += 1) await client.call('POST', '', { body: {}, timeoutMs: 5_000 });
  expect(sockets.size).toBe(1);
});

describe.each([
  ['node:http', overHttp],
  ['fetch', () => overFetch(fetch)],
] as [string, () => Transport][])('a call by %s', (_name, transport) => {
  const serve = (listener: RequestListener): Promise<LatchkeyClient> => clientOf(listener, transport());

  it('sends the secret and the body', async () => {
    const client = await serve((request, response) => {
      const { method, url, headers } = request;
      void text(request).then((body) =>
        response.end(JSON.stringify({ method, url, authorization: headers.authorization, body })),
      );
    });
    const call = () => client.call('POST', '/resolve', { body: { credential: 'ä' }, timeoutMs: 5_000 });
    expect(await call()).toEqual({
      method: 'POST',
      url: '/api/v1/verifier-sessions/resolve',
      authorization: 'Bearer secret',
      body: '{"credential":"ä"}',
    });
  });

  it('does not follow a redirect, whose target would receive the secret', async () => {
    const paths: (string | undefined)[] = [];
    const client = await serve((request, response) => {
      paths.push(request.url);
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    await expect(client.call('POST', '', { timeoutMs: 5_000 })).rejects.toThrow(/answered 307/);
    expect(paths).toHaveLength(1);
  });

  it('fails for an answer that is cut off, and says why Latchkey refuses one', async () => {
    const cut = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('{"a":', () => response.destroy());
    });
    await expect(cut.call('POST', '', { timeoutMs: 5_000 })).rejects.toBeInstanceOf(UnavailableError);
    const refusing = await serve((_request, response) => {
      response.writeHead(401).end(JSON.stringify({ code: 'invalid_credentials', detail: 'No.' }));
    });
    const refused = refusing.call('POST', '', { timeoutMs: 5_000 });
    await expect(refused).rejects.toBeInstanceOf(VerifierError);
    await expect(refused).rejects.toThrow(/answered 401 \(invalid_credentials\): No\./);
  });

  it('is not sent when its caller has given up already, and ends when the caller gives up meanwhile', async () => {
    let requests = 0;
    const client = await serve((_request, response) => {
      requests += 1;
      response.writeHead(200).flushHeaders();
    });
    const call = (signal: AbortSignal) => client.call('POST', '', { timeoutMs: 60_000, signal });
    await expect(call(AbortSignal.abort(new Error('given up')))).rejects.toThrow(/given up/);
    expect(requests).toBe(0);
    const caller = new AbortController();
    const answered = call(caller.signal);
    setTimeout(() => caller.abort(new Error('given up later')), 100);
    await expect(answered).rejects.toThrow(/given up later/);
  });

  it('times out when an answer stalls, even after garbage collection', async () => {
    setFlagsFromString('--expose-gc');
    const collecting = setInterval(runInNewContext('gc') as () => void, 20);
    try {
      const client = await serve((_request, response) => response.writeHead(200).flushHeaders());
      const { signal } = new AbortController();
      const call = client.call('POST', '', { timeoutMs: 300, signal });
      await expect(call).rejects.toBeInstanceOf(UnavailableError);
      await expect(call).rejects.toThrow(/No answer within 300 ms/);
    } finally {
      clearInterval(collecting);
    }
  });
});
