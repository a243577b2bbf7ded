import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The parameters that the browser brings back. */
export interface Callback {
  parameters: URLSearchParams;
  /** Sends the browser to the page that shows the outcome. */
  answer: (location: string) => Promise<void>;
}

export interface Loopback {
  port: number;
  /** @throws the signal's abort reason */
  callback: (signal: AbortSignal) => Promise<Callback>;
  close: () => void;
}

/**
 * Waits for the browser at 127.0.0.1 (RFC 8252, section 7.3). Any program on this machine, and any page in its browser,
 * can send requests there: those without the state are refused, and change nothing.
 */
export async function listenOnLoopback(state: string): Promise<Loopback> {
  let received: (callback: Callback) => void;
  const waiting = new Promise<Callback>((resolve) => {
    received = resolve;
  });
  let isTaken = false;
  const server = createServer((request, response) => {
    const parameters = parametersOf(request, port);
    if (isTaken || !isSame(parameters?.get('state'), state)) return refuse(response);
    isTaken = true;
    received({
      parameters: parameters as URLSearchParams,
      async answer(location) {
        response.writeHead(303, { location, ...HEADERS }).end();
        await once(response, 'close');
      },
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async callback(signal) {
      const aborted = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      });
      return Promise.race([waiting, aborted]);
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  connection: 'close',
};

/** @returns undefined unless this is the expected redirect: another host name may mean DNS rebinding */
function parametersOf(
  { method, url = '', headers }: IncomingMessage,
  port: number,
): URLSearchParams | undefined {
  if (method !== 'GET' || headers.host !== `127.0.0.1:${port}`) return undefined;
  const [path, search] = url.split(/\?(.*)/s);
  return path === '/callback' ? new URLSearchParams(search) : undefined;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const isSame = (given: string | null | undefined, expected: string): boolean =>
  typeof given === 'string' && timingSafeEqual(digest(given), digest(expected));

const refuse = (response: ServerResponse): void =>
  void response
    .writeHead(400, { 'content-type': 'text/plain; charset=utf-8', ...HEADERS })
    .end('This is not the sign-in that the command line waits for.\n');
