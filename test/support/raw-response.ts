import type { Response } from './client.js';

/** Parses the first response received by `rawRequest`. */
export function parseRawResponse(received: string): Response {
  const end = received.indexOf('\r\n\r\n');
  const [statusLine = '', ...headerLines] = received.slice(0, end).split('\r\n');
  const headers = new Headers(
    headerLines.map((header): [string, string] => {
      const colon = header.indexOf(':');
      return [header.slice(0, colon), header.slice(colon + 1).trim()];
    }),
  );
  const rest = Buffer.from(received.slice(end + 4));
  const text = rest.subarray(0, Number(headers.get('content-length') ?? rest.length)).toString('utf8');
  return {
    status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(statusLine)?.[1]),
    headers,
    json: text.startsWith('{') ? JSON.parse(text) : undefined,
    text,
  };
}
