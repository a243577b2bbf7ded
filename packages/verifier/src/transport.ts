import * as http from 'node:http';
import * as https from 'node:https';

interface Message {
  method: string;
  headers: Record<string, string>;
  body?: string;
  signal: AbortSignal;
}

export interface Answer {
  status: number;
  text: string;
}

/** Sends one request and reads its answer. Follows no redirect, because the target would receive the secret. */
export interface Transport {
  send(url: string, message: Message): Promise<Answer>;
  /** Closes all connections. */
  close(): void;
}

/** Well before a server or a load balancer would close an idle connection, just as it is used again. */
const IDLE_MS_MAX = 4_000;

/**
 * By `node:http`. A request that is sent only now and then takes it a quarter of the time that it takes the global
 * `fetch`, and every revoke waits for a request of every verifier.
 */
export function overHttp(): Transport {
  // As the global `fetch` and agents do, in the versions of Node.js that have it.
  const proxy = process.env['NODE_USE_ENV_PROXY'] === '1' ? { proxyEnv: process.env } : {};
  const kept = { keepAlive: true, timeout: IDLE_MS_MAX, ...proxy };
  const plain = new http.Agent(kept);
  const secure = new https.Agent(kept);
  return {
    send: (url, { body, signal, ...options }) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const read = (answer: http.IncomingMessage): void => {
          let text = '';
          answer
            .setEncoding('utf8')
            .on('data', (part: string) => (text += part))
            .on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
            .on('error', reject);
        };
        const request = url.startsWith('https:')
          ? https.request(url, { ...options, agent: secure }, read)
          : http.request(url, { ...options, agent: plain }, read);
        // Given as an option, the signal takes the request a dozen listeners on the streams around it.
        signal.addEventListener('abort', () => request.destroy(signal.reason as Error), { once: true });
        request.on('error', reject).end(body);
      }),
    close() {
      plain.destroy();
      secure.destroy();
    },
  };
}

/** By a given `fetch`, with its proxy or its client certificate. */
export const overFetch = (fetch: typeof globalThis.fetch): Transport => ({
  async send(url, message) {
    // With 'error', the response body could no longer be aborted once Node.js 20 has collected garbage.
    const response = await fetch(url, { ...message, redirect: 'manual' });
    return { status: response.status, text: await response.text() };
  },
  close: () => undefined,
});
