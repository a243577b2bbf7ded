import createClient, { type Client } from 'openapi-fetch';
import { sleep, withSignal } from './abort.js';
import { attempt, type Answer } from './attempt.js';
import { type ApiRequest, type Method, toRequest } from './api-request.js';
import { ConnectionError, errorOfAnswer, LatchkeyError, UsageError } from './errors.js';
import { type CamelCase, camelPath, toCamelCase } from './letter-case.js';
import type { paths } from './openapi.js';
import {
  checkedRetries,
  checkedTimeout,
  type Connection,
  idempotencyHeader,
  type RequestOptions,
} from './options.js';
import { type StepUpChallenge, stepUpChallengeOf } from './session/challenges.js';
import { pauseBeforeRetry, parseRetryAfter } from './retry.js';
import { appendQuery, toJson } from './to-json.js';

/** Authenticates requests. */
export interface Credentials {
  /** @throws AuthenticationError without a credential */
  headers(): Promise<Record<string, string>>;
  /**
   * Called when the server rejects the headers.
   * @returns whether the same user has new ones now, so that the request should be repeated
   */
  renew(rejected: Record<string, string>): Promise<boolean>;
  /**
   * Called when the server requires the user to authenticate again.
   *
   * @returns whether they have, so that the request should be repeated
   */
  stepUp?(challenge: StepUpChallenge): Promise<boolean>;
}

/** For public routes, and for routes that a cookie authenticates. */
export const anonymous: Credentials = {
  headers: () => Promise.resolve({}),
  renew: () => Promise.resolve(false),
};

export interface CallOptions extends RequestOptions {
  /** Safe to repeat, although its HTTP method is not. */
  isRepeatable?: boolean;
  /** Authenticates the user, so it cannot require that first. */
  isProof?: boolean;
  /** Delivers the body as it arrives. */
  isStream?: boolean;
  /** The body need not be JSON. */
  isOfAnyType?: boolean;
}

/** The result of `openapi-fetch`. Errors have been thrown by then. */
type Reply<Data> = Promise<{ data?: Data; response: Response }>;

/** Spread this into the options of every `openapi-fetch` call. */
export type CallInit = { fetch: (request: Request) => Promise<Response>; parseAs?: 'stream' };

type Send<Data> = (api: Client<paths>, init: CallInit) => Reply<Data>;

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Sends requests with authentication, timeouts, safe retries and typed errors. */
export class Http {
  readonly #connection: Connection;
  readonly #credentials: Credentials;
  readonly #api: Client<paths>;

  constructor(connection: Connection, credentials: Credentials) {
    this.#connection = connection;
    this.#credentials = credentials;
    this.#api = createClient<paths>({
      baseUrl: connection.baseUrl,
      pathSerializer: fillPath,
      querySerializer: toQuery,
      bodySerializer: (body: unknown) => toJson(body, camelPath),
    });
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

  /** For public routes. */
  withoutCredentials(): Http {
    return new Http(this.#connection, anonymous);
  }

  /** For routes that act in a workspace without naming it in their path. */
  workspaceHeader(): { 'X-Workspace-Id'?: string } {
    const { workspaceId } = this.#connection;
    return workspaceId === undefined ? {} : { 'X-Workspace-Id': workspaceId };
  }

  /** @returns the response body in camel case, or undefined without one */
  async call<Data>(
    options: CallOptions | undefined,
    send: Send<Data>,
  ): Promise<CamelCase<Exclude<Data, undefined>>> {
    const { data } = await this.raw(options, send);
    return toCamelCase(data) as CamelCase<Exclude<Data, undefined>>;
  }

  /** Like `call`, but with the response and the body unchanged. */
  async raw<Data>(options: CallOptions = {}, send: Send<Data>): Reply<Data> {
    const timeoutMs = checkedTimeout(options.timeoutMs ?? this.#connection.timeoutMs);
    const maxRetries = checkedRetries(options.maxRetries ?? this.#connection.maxRetries);
    return send(this.#api, {
      fetch: (request) => this.#send(request, { ...options, timeoutMs, maxRetries }),
    });
  }

  /** The response body as it arrives, of any length. It fails unless it is complete. */
  async stream(options: RequestOptions = {}, send: Send<unknown>): Promise<ReadableStream<Uint8Array>> {
    const { response } = await this.raw({ ...options, isStream: true }, (api, init) =>
      send(api, { ...init, parseAs: 'stream' }),
    );
    return completeOrFailed(response.body ?? new Blob().stream(), options.signal);
  }

  /** A request to any route, whose response may be of any type. @throws LatchkeyError unless it succeeds */
  async open(method: Method, path: string, request: ApiRequest = {}): Promise<Response> {
    const { idempotencyKey, timeoutMs, maxRetries, signal } = request;
    const headers = {
      ...this.workspaceHeader(),
      ...request.headers,
      ...(idempotencyKey === undefined ? {} : idempotencyHeader({ idempotencyKey })),
    };
    return this.#send(toRequest(this.#connection.baseUrl, method, path, { ...request, headers }), {
      signal,
      isOfAnyType: true,
      timeoutMs: checkedTimeout(timeoutMs ?? this.#connection.timeoutMs),
      maxRetries: checkedRetries(maxRetries ?? this.#connection.maxRetries),
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
    const body = (await request.text()) || undefined;
    let canRenew = true;
    let canStepUp = options.isProof !== true;

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
      if (!(outcome instanceof ConnectionError) && outcome.status === 403 && canStepUp) {
        const challenge = stepUpChallengeOf(errorOfAnswer(403, outcome.body, null, undefined));
        if (challenge) {
          canStepUp = false;
          const proven = this.#credentials.stepUp?.(challenge) ?? Promise.resolve(false);
          if (await withSignal(proven, options.signal)) continue;
        }
      }
      const maxRetries = isRepeatable || wasRefusedByLimit(outcome) ? options.maxRetries : 0;
      const { maxWaitSeconds, onWait } = this.#connection;
      const pauseMs = pauseBeforeRetry(summary(outcome), retriesDone, maxRetries, maxWaitSeconds);
      if (pauseMs === null) return responseOf(outcome, options.isOfAnyType);
      if (!(outcome instanceof ConnectionError) && outcome.headers.has('Retry-After')) {
        const { pathname } = new URL(request.url);
        onWait({
          seconds: pauseMs / 1_000,
          status: outcome.status,
          request: `${request.method} ${pathname}`,
        });
      }
      await sleep(pauseMs, options.signal);
    }
  }
}

/** A key's limits are checked before anything is done, so any request can be repeated. */
const wasRefusedByLimit = (outcome: Answer | ConnectionError): boolean =>
  !(outcome instanceof ConnectionError) && outcome.status === 429 && outcome.headers.has('RateLimit');

const summary = (outcome: Answer | ConnectionError) =>
  outcome instanceof ConnectionError
    ? ({ kind: 'no-answer' } as const)
    : ({
        kind: 'answer',
        status: outcome.status,
        retryAfterSeconds: parseRetryAfter(outcome.headers.get('Retry-After')),
      } as const);

const NOT_MODIFIED = 304;

const NOT_JSON = 'The response is not JSON. Is this the base URL of a Latchkey server?';

/** The response for `openapi-fetch`. @throws LatchkeyError unless it is a success */
function responseOf(outcome: Answer | ConnectionError, isOfAnyType = false): Response {
  if (outcome instanceof ConnectionError) throw outcome;
  const { status, headers, body, stream } = outcome;
  if (stream) return new Response(stream, { status, headers: answerHeaders(headers) });
  const isSuccess = status >= 200 && status < 300;
  if (!isSuccess && status !== NOT_MODIFIED)
    throw errorOfAnswer(
      status,
      body,
      headers.get('X-Request-Id'),
      parseRetryAfter(headers.get('Retry-After')),
    );
  if (!isOfAnyType && body !== '' && !isJson(body)) throw unexpectedAnswer(outcome, NOT_JSON);
  return new Response(body === '' ? null : body, { status, headers: answerHeaders(headers) });
}

/** @throws LatchkeyError unless the body is JSON; undefined without a body */
export async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  if (isJson(text)) return JSON.parse(text) as unknown;
  const [type = ''] = (response.headers.get('Content-Type') ?? '').split(';');
  const isFromElsewhere = type === '' || /\b(?:html|json)$/.test(type);
  throw unexpectedAnswer(
    response,
    isFromElsewhere ? NOT_JSON : `The response is ${type}, not JSON: read it with client.response().`,
  );
}

export const unexpectedAnswer = (
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  detail: string,
): LatchkeyError =>
  new LatchkeyError({
    status,
    code: 'unexpected_answer',
    detail,
    requestId: headers.get('X-Request-Id') ?? undefined,
  });

/** Fetch's own reason only says that something was terminated. */
function completeOrFailed(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal | undefined,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch {
          controller.error(
            signal?.aborted
              ? signal.reason
              : new ConnectionError({
                  code: 'connection_failed',
                  detail:
                    'The connection ended before the response was complete. Access may have ended meanwhile.',
                }),
          );
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** Without headers about the encoded bytes, because the body is decoded text. */
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

function toQuery(query: Record<string, unknown>): string {
  const parameters = new URLSearchParams();
  appendQuery(parameters, query, camelPath);
  return parameters.toString();
}

/** Rejects ids that would change the path, such as an empty one or one with dots or slashes. */
function fillPath(path: string, parameters: Record<string, unknown>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (typeof value !== 'string' || !/^[\w-]+$/.test(value))
      throw new UsageError(`${name} must be an id, such as 0190f3c2-0000-7000-8000-000000000000.`);
    return value;
  });
}
