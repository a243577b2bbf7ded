import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** How the proxy treats one request and its response. */
export type HttpFault =
  /** Closes the connection before the server sees the request. */
  | { kind: 'refuse' }
  /** The server carries out the request, but the response is lost. */
  | { kind: 'lose-answer' }
  /** Half of the response arrives. */
  | { kind: 'cut-answer' }
  /** The head of the response arrives, and then nothing. */
  | { kind: 'stall' }
  | { kind: 'delay'; milliseconds: number }
  /** Responds itself. */
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body?: string };

export interface ProxiedRequest {
  /** `GET /api/v1/me`, without the query. */
  name: string;
  headers: IncomingMessage['headers'];
}

export interface HttpProxy {
  /** On `localhost`, where browsers keep cookies restricted to secure hosts. */
  url: string;
  /** Every request that reached the proxy. */
  requests: ProxiedRequest[];
  /** How many there were with that name. */
  count(name: string): number;
  /** Called for each request to the server. Undefined: pass it on. */
  fault: ((request: ProxiedRequest) => HttpFault | undefined) | undefined;
  close(): Promise<void>;
}

/**
 * An HTTP proxy in front of a server, whose faults a test can turn on and off.
 *
 * @param target its URL, or a function that returns it for each request
 * @param pages by path: what the proxy serves itself, so that a browser page shares the API's origin
 */
export async function startHttpProxy(
  target: string | (() => string),
  pages: Record<string, { type: string; body: string }> = {},
): Promise<HttpProxy> {
  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    const name = `${request.method} ${request.url?.replace(/\?.*/s, '')}`;
    const page = pages[request.url ?? ''];
    if (page) {
      response.writeHead(200, { 'content-type': page.type }).end(page.body);
      return;
    }
    const seen = { name, headers: request.headers };
    proxy.requests.push(seen);
    void pass(typeof target === 'string' ? target : target(), request, response, proxy.fault?.(seen)).catch(
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');

  const proxy: HttpProxy = {
    url: `http://localhost:${address.port}`,
    requests: [],
    count: (name) => proxy.requests.filter((request) => request.name === name).length,
    fault: undefined,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

async function pass(
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  fault: HttpFault | undefined,
): Promise<void> {
  const body = await read(request);
  if (fault?.kind === 'refuse') {
    response.destroy();
    return;
  }
  if (fault?.kind === 'answer') {
    response.writeHead(fault.status, fault.headers).end(fault.body);
    return;
  }
  if (fault?.kind === 'delay') await sleep(fault.milliseconds, undefined, { ref: false });
  const answer = await ask(target, request, body);
  if (fault?.kind === 'lose-answer') {
    response.destroy();
    return;
  }
  response.writeHead(answer.message.statusCode ?? 502, answer.message.rawHeaders);
  if (fault?.kind === 'stall') {
    response.flushHeaders();
    return;
  }
  if (fault?.kind === 'cut-answer') {
    response.write(answer.body.subarray(0, answer.body.length / 2), () => response.destroy());
    return;
  }
  response.end(answer.body);
}

function ask(
  target: string,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<{ message: IncomingMessage; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const sent = forward(new URL(url ?? '/', target), { method, headers }, (message) => {
      read(message).then((answer) => resolve({ message, body: answer }), reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function read(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
