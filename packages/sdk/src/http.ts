import createClient, { type Client } from 'openapi-fetch';
import { sleep, withSignal } from './abort.js';
import { attempt, type Answer } from './attempt.js';
import { ConnectionError, errorOfAnswer, LatchkeyError, UsageError } from './errors.js';
import { type CamelCase, toCamelCase } from './letter-case.js';
import type { paths } from './openapi.js';
import { checkedRetries, checkedTimeout, type Connection, type RequestOptions } from './options.js';
import { pauseBeforeRetry, parseRetryAfter } from './retry.js';

/** What a request is authenticated with. */
export interface Credentials {
  /** @throws AuthenticationError if there is nothing to authenticate with */
  headers(): Promise<Record<string, string>>;
  /**
   * The server did not accept them.
   * @returns whether there are new ones of the same person now, so that the request is worth a repeat
   */
  renew(rejected: Record<string, string>): Promise<boolean>;
}

/** For what anybody may call, and for what is authenticated by a cookie. */
export const anonymous: Credentials = {
  headers: () => Promise.resolve({}),
  renew: () => Promise.resolve(false),
};

export interface CallOptions extends RequestOptions {
  /** A repeat does no harm, although the method does not say so. */
  isRepeatable?: boolean;
}

/** What `openapi-fetch` resolves with; errors have been thrown before. */
type Reply<Data> = Promise<{ data?: Data; response: Response }>;

/** To be spread into the options of every `openapi-fetch` call. */
export type CallInit = { fetch: (request: Request) => Promise<Response> };

type Send<Data> = (api: Client<paths>, init: CallInit) => Reply<Data>;

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Sends requests: authenticates them, limits their time, repeats them where that is safe, and throws errors. */
export class Http {
  readonly #connection: Connection;
  readonly #credentials: Credentials;
  readonly #api: Client<paths>;

  constructor(connection: Connection, credentials: Credentials) {
    this.#connection = connection;
    this.#credentials = credentials;
    this.#api = createClient<paths>({ baseUrl: connection.baseUrl, pathSerializer: fillPath });
  }

  get baseUrl(): string {
    return this.#connection.baseUrl;
  }

  get workspaceId(): string | undefined {
    return this.#connection.workspaceId;
  }

  /** The same connection and credentials, in another workspace. */
  inWorkspace(workspaceId: string): Http {
    return new Http({ ...this.#connection, workspaceId }, this.#credentials);
  }

  /** For what anybody may call. */
  withoutCredentials(): Http {
    return new Http(this.#connection, anonymous);
  }

  /** Of routes that act in a workspace and have none in their path. */
  workspaceHeader(): { 'X-Workspace-Id'?: string } {
    const { workspaceId } = this.#connection;
    return workspaceId === undefined ? {} : { 'X-Workspace-Id': workspaceId };
  }

  /** @returns the answer's body in camel case; undefined if it has none */
  async call<Data>(
    options: CallOptions | undefined,
    send: Send<Data>,
  ): Promise<CamelCase<Exclude<Data, undefined>>> {
    const { data } = await this.raw(options, send);
    return toCamelCase(data) as CamelCase<Exclude<Data, undefined>>;
  }

  /** Like `call`, with the response, and the body as it came. */
  async raw<Data>(options: CallOptions = {}, send: Send<Data>): Reply<Data> {
    const timeoutMs = checkedTimeout(options.timeoutMs ?? this.#connection.timeoutMs);
    const maxRetries = checkedRetries(options.maxRetries ?? this.#connection.maxRetries);
    return send(this.#api, {
      fetch: (request) => this.#send(request, { ...options, timeoutMs, maxRetries }),
    });
  }

  async #send(
    request: Request,
    options: CallOptions & { timeoutMs: number; maxRetries: number },
  ): Promise<Response> {
    const isRepeatable =
      options.isRepeatable === true ||
      SAFE_METHODS.has(request.method) ||
      request.headers.has('Idempotency-Key');
    const maxRetries = isRepeatable ? options.maxRetries : 0;
    const body = (await request.text()) || undefined;
    let canRenew = true;

    for (let retriesDone = 0; ; retriesDone += 1) {
      const credential = await withSignal(this.#credentials.headers(), options.signal);
      const outcome = await attempt(this.#connection, options, {
        url: request.url,
        method: request.method,
        headers: { ...Object.fromEntries(request.headers), ...credential },
        body,
        secrets: Object.values(credential),
      });
      if (!(outcome instanceof ConnectionError) && outcome.status === 401 && canRenew) {
        canRenew = false;
        if (await withSignal(this.#credentials.renew(credential), options.signal)) continue;
      }
      const pauseMs = pauseBeforeRetry(summary(outcome), retriesDone, maxRetries);
      if (pauseMs === null) return responseOf(outcome);
      await sleep(pauseMs, options.signal);
    }
  }
}

const summary = (outcome: Answer | ConnectionError) =>
  outcome instanceof ConnectionError
    ? ({ kind: 'no-answer' } as const)
    : ({
        kind: 'answer',
        status: outcome.status,
        retryAfterSeconds: parseRetryAfter(outcome.headers.get('Retry-After')),
      } as const);

const NOT_MODIFIED = 304;

/** The answer for `openapi-fetch` to read. @throws what it means, unless it is a success */
function responseOf(outcome: Answer | ConnectionError): Response {
  if (outcome instanceof ConnectionError) throw outcome;
  const { status, headers, body } = outcome;
  const isSuccess = status >= 200 && status < 300;
  if (!isSuccess && status !== NOT_MODIFIED)
    throw errorOfAnswer(
      status,
      body,
      headers.get('X-Request-Id'),
      parseRetryAfter(headers.get('Retry-After')),
    );
  if (body !== '' && !isJson(body))
    throw new LatchkeyError({
      status,
      code: 'unexpected_answer',
      detail: 'The answer is not JSON: is this the base URL of a Latchkey server?',
      requestId: headers.get('X-Request-Id') ?? undefined,
    });
  return new Response(body === '' ? null : body, { status, headers: answerHeaders(headers) });
}

/** What describes the bytes that were on the wire says nothing about the text that is here. */
function answerHeaders(original: Headers): Headers {
  const headers = new Headers(original);
  for (const name of ['Content-Encoding', 'Content-Length', 'Transfer-Encoding']) headers.delete(name);
  return headers;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** An empty id, or one with dots and slashes, would make it the path of something else. */
function fillPath(path: string, parameters: Record<string, unknown>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (typeof value !== 'string' || !/^[\w-]+$/.test(value))
      throw new UsageError(`${name} must be an id, such as 0190f3c2-0000-7000-8000-000000000000.`);
    return value;
  });
}
