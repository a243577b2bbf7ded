const BYTES_MAX = 256 * 1024;

/** GitHub refuses callers without a user agent. */
const USER_AGENT = 'latchkey';

export interface FetchedDocument {
  body: string;
  etag: string | undefined;
}

/**
 * Fetches a small text over HTTP: bounded in size and total time, without following redirects.
 *
 * @param etag the version that the caller has, if any
 * @throws if there is no such response
 */
export async function fetchDocument(
  url: string,
  timeoutMs: number,
  etag: string | undefined,
): Promise<FetchedDocument | 'unchanged'> {
  const { origin, pathname } = new URL(url);
  // Loaded when the first leak report arrives: most servers never get one.
  const { Client } = await import('undici');
  // A connection for just this request: the next is an hour away.
  const client = new Client(origin, { maxResponseSize: BYTES_MAX, connect: { timeout: timeoutMs } });
  try {
    const { statusCode, headers, body } = await client.request({
      path: pathname,
      method: 'GET',
      headers: {
        accept: 'application/json',
        'user-agent': USER_AGENT,
        ...(etag === undefined ? {} : { 'if-none-match': etag }),
      },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (statusCode === 304 && etag !== undefined) return 'unchanged';
    if (statusCode !== 200) throw new Error(`the answer has the status ${statusCode}`);
    const newTag = headers.etag;
    return { body: await body.text(), etag: typeof newTag === 'string' ? newTag : undefined };
  } finally {
    await client.destroy();
  }
}
