import { camelName, toCamelCase } from './letter-case.js';

/** One thing that is wrong with one field of a request. */
export interface FieldError {
  /** A path in camel case, such as `allowedIps.0`; `(body)` is the whole body. */
  field: string;
  message: string;
}

export interface LatchkeyErrorInit {
  status?: number;
  code: string;
  detail: string;
  requestId?: string;
  errors?: FieldError[];
  extensions?: Record<string, unknown>;
  retryAfterSeconds?: number;
}

/**
 * Whatever goes wrong in a call. None of its fields holds a credential, so it may be logged whole. Calls that
 * you abort reject with the reason of your `AbortSignal` instead.
 */
export class LatchkeyError extends Error {
  override readonly name: string = 'LatchkeyError';
  /** The status of the answer; undefined if there was none. */
  readonly status: number | undefined;
  /** Stable, for programs: of the server (its `docs/errors.md` lists them) or of the SDK. */
  readonly code: string;
  /** One sentence for people. */
  readonly detail: string;
  /** Finds the request in the server's log. */
  readonly requestId: string | undefined;
  /** What is wrong with which field; empty unless the code is `validation_failed`. */
  readonly errors: readonly FieldError[];
  /** What else the server said, in camel case: `resourceId`, `requiredScope`, … */
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(init: LatchkeyErrorInit) {
    const reference = init.requestId === undefined ? '' : `, request ${init.requestId}`;
    super(`${init.detail} (${init.code}${reference})`);
    this.status = init.status;
    this.code = init.code;
    this.detail = init.detail;
    this.requestId = init.requestId;
    this.errors = init.errors ?? [];
    this.extensions = init.extensions ?? {};
  }

  toJSON(): Record<string, unknown> {
    const { name, status, code, detail, requestId, errors, extensions } = this;
    return { name, status, code, detail, requestId, errors, extensions };
  }
}

/** 401: no credential, or one that is not accepted; or nobody is signed in. */
export class AuthenticationError extends LatchkeyError {
  override readonly name = 'AuthenticationError';
}

/** 403: the credential is good, and does not allow this. */
export class PermissionError extends LatchkeyError {
  override readonly name = 'PermissionError';
}

/** 404: there is no such thing, or it is another workspace's. */
export class NotFoundError extends LatchkeyError {
  override readonly name = 'NotFoundError';
}

/** 409 and 412: it clashes with what is there, or somebody was faster. */
export class ConflictError extends LatchkeyError {
  override readonly name = 'ConflictError';
}

/** Any other 4xx: the request has to be changed. */
export class InvalidRequestError extends LatchkeyError {
  override readonly name = 'InvalidRequestError';
}

/** 429, after all retries. */
export class RateLimitError extends LatchkeyError {
  override readonly name = 'RateLimitError';
  /** How long to wait; undefined if the server does not say. */
  readonly retryAfterSeconds: number | undefined;

  constructor(init: LatchkeyErrorInit) {
    super(init);
    this.retryAfterSeconds = init.retryAfterSeconds;
  }
}

/** 502, 503 and 504, after all retries. Nothing is wrong with the credential. */
export class UnavailableError extends LatchkeyError {
  override readonly name = 'UnavailableError';
  /** How long to wait; undefined if the server does not say. */
  readonly retryAfterSeconds: number | undefined;

  constructor(init: LatchkeyErrorInit) {
    super(init);
    this.retryAfterSeconds = init.retryAfterSeconds;
  }
}

/** No complete answer, after all retries: whether a change was made is not known. */
export class ConnectionError extends LatchkeyError {
  override readonly name: string = 'ConnectionError';
}

/** No complete answer within `timeoutMs`. */
export class TimeoutError extends ConnectionError {
  override readonly name = 'TimeoutError';
}

/** The call itself is wrong, and nothing was sent: an option or an argument is missing or malformed. */
export class UsageError extends LatchkeyError {
  override readonly name = 'UsageError';

  constructor(detail: string) {
    super({ code: 'invalid_usage', detail });
  }
}

const classByStatus: Record<number, new (init: LatchkeyErrorInit) => LatchkeyError> = {
  401: AuthenticationError,
  403: PermissionError,
  404: NotFoundError,
  409: ConflictError,
  412: ConflictError,
  429: RateLimitError,
  502: UnavailableError,
  503: UnavailableError,
  504: UnavailableError,
};

/** What an answer other than 2xx means. A body that is no problem document (RFC 9457) is a proxy's, usually. */
export function errorOfAnswer(
  status: number,
  body: string,
  requestId: string | null,
  retryAfterSeconds: number | undefined,
): LatchkeyError {
  const problem = parseProblem(body);
  const init: LatchkeyErrorInit = {
    status,
    code: text(problem.code) ?? 'unexpected_answer',
    detail:
      text(problem.detail) ?? text(problem.title) ?? `The server answered ${status} without saying why.`,
    requestId: text(problem.requestId) ?? requestId ?? undefined,
    errors: fieldErrors(problem.errors),
    extensions: extensionsOf(problem),
    retryAfterSeconds,
  };
  const Class =
    classByStatus[status] ?? (status >= 400 && status < 500 ? InvalidRequestError : LatchkeyError);
  return new Class(init);
}

function parseProblem(body: string): Record<string, unknown> {
  try {
    const problem: unknown = toCamelCase(JSON.parse(body) as unknown);
    return typeof problem === 'object' && problem !== null ? { ...problem } : {};
  } catch {
    return {};
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function fieldErrors(value: unknown): FieldError[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: Partial<FieldError> | null) => {
    const field = text(entry?.field);
    const message = text(entry?.message);
    return field === undefined || message === undefined ? [] : [{ field: camelName(field), message }];
  });
}

const STANDARD_MEMBERS = ['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId', 'errors'];

const extensionsOf = (problem: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(problem).filter(([name]) => !STANDARD_MEMBERS.includes(name)));
