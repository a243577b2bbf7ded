import type { Dispatcher } from 'undici';
import type { CustomFetch } from 'openid-client';
import type { AllowPrivate } from '../../webhooks/sending/address-policy.js';
import { guardedAgent, refuseLiteralAddress } from '../../webhooks/sending/guarded-agent.js';
import { HostResolver } from '../../webhooks/sending/resolve-host.js';

/** Documents and tokens are far smaller. */
const BODY_BYTES_MAX = 512 * 1024;
/** A response with one of these has no body, and `Response` refuses to have one. */
const WITHOUT_BODY = new Set([204, 205, 304]);

export interface GuardedFetchOptions {
  allowed: AllowPrivate;
  dnsServers: readonly string[];
  timeoutSeconds: number;
}

/**
 * `fetch` for providers that users name: to addresses that webhooks may be sent to, without following redirects, and
 * with a bound on the size of the response.
 */
export function guardedFetch({ allowed, dnsServers, timeoutSeconds }: GuardedFetchOptions): CustomFetch {
  const resolver = new HostResolver(allowed, dnsServers);
  let agent: Promise<Dispatcher> | undefined;
  return async (text, { method, headers, body, signal }) => {
    const url = new URL(text);
    refuseLiteralAddress(url, allowed);
    agent ??= guardedAgent(resolver, timeoutSeconds);
    const response = await (
      await agent
    ).request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method,
      headers,
      body: body instanceof URLSearchParams ? body.toString() : ((body as string | null | undefined) ?? null),
      signal: signal ?? AbortSignal.timeout(timeoutSeconds * 1_000),
    });
    const content = await readBounded(response.body);
    return new Response(WITHOUT_BODY.has(response.statusCode) ? null : content, {
      status: response.statusCode,
      headers: headersOf(response.headers),
    });
  };
}

async function readBounded(body: AsyncIterable<Buffer>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop early cuts the connection.
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) throw new Error(`the response has more than ${BODY_BYTES_MAX} bytes`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

const headersOf = (headers: Record<string, string | string[] | undefined>): Headers => {
  const copied = new Headers();
  for (const [name, values] of Object.entries(headers)) {
    for (const value of [values ?? []].flat()) copied.append(name, value);
  }
  return copied;
};
