import { Agent, request as send } from 'undici';
import type { RequestOptions, Response } from './client.js';

export type QuickResponse = Pick<Response, 'status' | 'json'>;

type QuickOptions = Pick<RequestOptions, 'headers' | 'apiKey' | 'token' | 'json'>;

const dispatcher = new Agent({ pipelining: 1 });

/**
 * `request` without the overhead of `fetch`: for tests that send thousands while sharing the processors with the
 * servers.
 */
export async function quickRequest(
  server: { url: string },
  method: 'GET' | 'POST',
  path: string,
  { headers, apiKey, token, json }: QuickOptions,
): Promise<QuickResponse> {
  const { statusCode, body } = await send(server.url + path, {
    dispatcher,
    method,
    headers: {
      ...headers,
      ...(apiKey === undefined ? {} : { 'x-api-key': apiKey }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  const text = await body.text();
  return { status: statusCode, json: text === '' ? undefined : JSON.parse(text) };
}
