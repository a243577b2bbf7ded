import { ConnectionError, LatchkeyError, TimeoutError } from './errors.js';
import type { Connection, RequestOptions } from './options.js';

export interface Attempt {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string | undefined;
  /** Header values that must not appear in an error. */
  secrets: string[];
}

/** A complete response or, for a stream, one that has begun. */
export interface Answer {
  status: number;
  headers: Headers;
  body: string;
  /** A successful answer to a request for a stream, whose `body` is empty. */
  stream?: ReadableStream<Uint8Array>;
}

interface AttemptOptions extends RequestOptions {
  timeoutMs: number;
  /** Delivers a successful body as it arrives: the time limit covers only its beginning, and the signal all of it. */
  isStream?: boolean | undefined;
}

const TIMED_OUT = Symbol('timed out');

/**
 * Sends one request and reads the complete response, within the time limit.
 *
 * @returns an error if there is no response, or only part of one
 * @throws the reason of the caller's signal; LatchkeyError for a redirect
 */
export async function attempt(
  connection: Connection,
  { signal, timeoutMs, isStream }: AttemptOptions,
  { url, method, headers, body, secrets }: Attempt,
): Promise<Answer | ConnectionError> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const onAbort = (): void => controller.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  let stream: ReadableStream<Uint8Array> | undefined;
  const timer = setTimeout(() => controller.abort(TIMED_OUT), timeoutMs);
  try {
    const response = await connection.fetch(url, {
      method,
      headers,
      // Redirects are not followed: fetch would send the key to their target.
      redirect: 'manual',
      signal: controller.signal,
      ...(body === undefined ? {} : { body }),
    });
    if (isRedirect(response)) throw redirected(url, response);
    const { status, headers: answered } = response;
    if (isStream === true && response.ok && response.body) {
      stream = response.body;
      return { status, headers: answered, body: '', stream };
    }
    return { status, headers: answered, body: await response.text() };
  } catch (error) {
    if (error instanceof LatchkeyError) throw error;
    signal?.throwIfAborted();
    const server = new URL(url).origin;
    if (controller.signal.reason === TIMED_OUT)
      return new TimeoutError({
        code: 'timeout',
        detail: `${server} did not respond within ${timeoutMs} ms.`,
      });
    return new ConnectionError({
      code: 'connection_failed',
      detail: `No response from ${server}: ${withoutSecrets(reasonOf(error), secrets)}.`,
    });
  } finally {
    clearTimeout(timer);
    if (!stream) signal?.removeEventListener('abort', onAbort);
  }
}

/** Browsers hide the status and the target of a redirect. */
const isRedirect = ({ type, status }: Response): boolean =>
  type === 'opaqueredirect' || [301, 302, 303, 307, 308].includes(status);

function redirected(url: string, response: Response): LatchkeyError {
  const location = response.headers.get('Location');
  const target =
    location === null || !URL.canParse(location, url) ? '' : ` to ${new URL(location, url).origin}`;
  return new LatchkeyError({
    ...(response.status === 0 ? {} : { status: response.status }),
    code: 'redirected',
    detail: `${new URL(url).origin} redirects${target}. Set baseUrl to the address of the server.`,
  });
}

/**
 * The reason given by fetch. The error of a custom fetch may contain secrets, such as the credential or the password in
 * the body, so it is not passed on, not even as `cause`.
 */
function reasonOf(error: unknown): string {
  const { name, code, message, cause } = (error ?? {}) as Partial<Error> & { code?: unknown };
  if (cause !== undefined && cause !== null) return reasonOf(cause);
  if (typeof code === 'string' && /^[A-Z][A-Z\d_]*$/.test(code)) return code;
  // By the standard, fetch itself throws a TypeError with only a message.
  return name === 'TypeError' && message ? message : 'the connection failed';
}

function withoutSecrets(text: string, secrets: string[]): string {
  const words = secrets.flatMap((secret) => secret.split(' ')).filter((word) => word.length >= 16);
  return words.reduce((rest, word) => rest.replaceAll(word, '[secret]'), text);
}
