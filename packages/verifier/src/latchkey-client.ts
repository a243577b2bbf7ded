import type { Answer, Transport } from './transport.js';

/** A definitive answer from Latchkey that will not change: the verifier is misconfigured, or its session has ended. */
export class VerifierError extends Error {
  override readonly name = 'VerifierError';

  constructor(
    message: string,
    readonly status: number,
    /** The code of the problem document. */
    readonly code: string,
  ) {
    super(message);
  }
}

/** Latchkey did not answer, or cannot at the moment. */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
}

interface Call<T> {
  body?: unknown;
  timeoutMs: number;
  /** Aborts the call. */
  signal?: AbortSignal;
  /** Whether an answer is one of Latchkey. Left out: it is not used. */
  isExpected?: (answer: unknown) => answer is T;
}

interface FieldError {
  field?: string;
  message?: string;
}

/** Without 404, which an instance of an earlier version returns while others have already been upgraded. */
const FINAL = new Set([400, 401, 403, 409, 410, 422]);

const PATH = '/api/v1/verifier-sessions';

/** Calls Latchkey's instances over HTTP. Any of them can serve any call. */
export class LatchkeyClient {
  private readonly baseUrls: readonly [string, ...string[]];
  private readonly authorization: string;
  private preferred = 0;
  private readonly underWay = new Set<AbortController>();

  constructor(
    baseUrls: readonly [string, ...string[]],
    secret: string,
    private readonly transport: Transport,
  ) {
    this.baseUrls = baseUrls;
    this.authorization = `Bearer ${secret}`;
  }

  get instances(): number {
    return this.baseUrls.length;
  }

  /** Sends further calls to the next instance. */
  preferNext(): void {
    this.preferred = (this.preferred + 1) % this.baseUrls.length;
  }

  /** Aborts all calls and closes all connections, so that none of them keeps the process running. */
  close(): void {
    for (const controller of this.underWay) controller.abort(new Error('The verifier is closed'));
    this.transport.close();
  }

  /**
   * One call to one instance.
   *
   * @param offset which instance, counted from the preferred one
   * @throws {VerifierError} for an answer that a retry would not change
   * @throws {UnavailableError} otherwise
   */
  async call<T = unknown>(
    method: 'POST' | 'DELETE',
    path: string,
    { body, timeoutMs, signal, isExpected }: Call<T>,
    offset = 0,
  ): Promise<T> {
    const baseUrl = this.baseUrls[(this.preferred + offset) % this.baseUrls.length] as string;
    let answer: Answer;
    // Not `AbortSignal.any` with an `AbortSignal.timeout`: Node.js 20 may garbage-collect that, and then it never
    // fires.
    const controller = new AbortController();
    this.underWay.add(controller);
    const abort = (): void => controller.abort(signal?.reason);
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort, { once: true });
    const timer = setTimeout(
      () => controller.abort(new Error(`No answer within ${timeoutMs} ms`)),
      timeoutMs,
    );
    try {
      answer = await this.transport.send(`${baseUrl}${PATH}${path}`, {
        method,
        signal: controller.signal,
        headers: {
          authorization: this.authorization,
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (error) {
      const reason: unknown = controller.signal.aborted ? controller.signal.reason : error;
      throw new UnavailableError(`${baseUrl} does not answer: ${reasonOf(reason)}`, { cause: error });
    } finally {
      clearTimeout(timer);
      this.underWay.delete(controller);
      signal?.removeEventListener('abort', abort);
    }
    const { status, text } = answer;
    const json = parsed(text);
    if (status >= 200 && status < 300) {
      if (!isExpected || isExpected(json)) return json as T;
      throw new UnavailableError(
        `${baseUrl} answered ${status}, but not as Latchkey does: is this its address?`,
      );
    }
    const { code, detail } = problemOf(json);
    const message = `${baseUrl} answered ${status} (${code}): ${detail ?? text.slice(0, 200)}`;
    if (FINAL.has(status) && json !== undefined) throw new VerifierError(message, status, code);
    throw new UnavailableError(message);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What a problem document says. Proxies and other servers answer with JSON of any kind. */
function problemOf(json: unknown): { code: string; detail: string | undefined } {
  const { code, detail, errors } = (json ?? {}) as Record<string, unknown>;
  const details = Array.isArray(errors)
    ? errors.map((each: FieldError | null) => `${each?.field}: ${each?.message}`).join('; ')
    : detail;
  return {
    code: typeof code === 'string' ? code : 'unknown',
    detail: typeof details === 'string' ? details : undefined,
  };
}

/** The cause of a `fetch` that failed, and the first of several attempts to connect, say what happened. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const first: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
  return first instanceof Error ? first.message : 'unknown';
}
