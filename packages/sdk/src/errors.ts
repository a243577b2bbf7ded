import { camelPath, toCamelCase } from './letter-case.js';

/** A problem with one field of a request. */
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
 * The base class of all errors. No field holds a credential, so errors are safe to log. A call that you abort rejects
 * with the reason of its `AbortSignal` instead.
 */
export class LatchkeyError extends Error {
  override readonly name: string = 'LatchkeyError';
  /** The status of the response, or undefined without one. */
  readonly status: number | undefined;
  /** A stable code of the server (see its `docs/errors.md`) or of the SDK. */
  readonly code: string;
  /** A sentence for people. */
  readonly detail: string;
  /** Identifies the request in the server's log. */
  readonly requestId: string | undefined;
  /** Problems by field. Empty unless the code is `validation_failed`. */
  readonly errors: readonly FieldError[];
  /** More fields of the response, in camel case: `resourceId`, `requiredScope`, … */
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

/** 401: the credential is missing or not accepted, or no user is signed in. */
export class AuthenticationError extends LatchkeyError {
  override readonly name = 'AuthenticationError';
}

/** 403: the credential is valid but does not allow this. */
export class PermissionError extends LatchkeyError {
  override readonly name = 'PermissionError';
}

/** 404: the resource does not exist, or belongs to another workspace. */
export class NotFoundError extends LatchkeyError {
  override readonly name = 'NotFoundError';
}

/** 409 and 412: the request conflicts with existing data or with a concurrent change. */
export class ConflictError extends LatchkeyError {
  override readonly name = 'ConflictError';
}

/** Any other 4xx: the request is invalid. */
export class InvalidRequestError extends LatchkeyError {
  override readonly name = 'InvalidRequestError';
}

/** 429, after all retries. */
export class RateLimitError extends LatchkeyError {
  override readonly name = 'RateLimitError';
  /** How long to wait, or undefined if the server does not say. */
  readonly retryAfterSeconds: number | undefined;

  constructor(init: LatchkeyErrorInit) {
    super(init);
    this.retryAfterSeconds = init.retryAfterSeconds;
  }
}

/** 502, 503 and 504, after all retries. The credential may still be valid. */
export class UnavailableError extends LatchkeyError {
  override readonly name = 'UnavailableError';
  /** How long to wait, or undefined if the server does not say. */
  readonly retryAfterSeconds: number | undefined;

  constructor(init: LatchkeyErrorInit) {
    super(init);
    this.retryAfterSeconds = init.retryAfterSeconds;
  }
}

/** No complete response, after all retries. A change may or may not have been made. */
export class ConnectionError extends LatchkeyError {
  override readonly name: string = 'ConnectionError';
}

/** No complete response within `timeoutMs`. */
export class TimeoutError extends ConnectionError {
  override readonly name = 'TimeoutError';
}

/** An option or an argument is missing or malformed. Nothing was sent. */
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

/**
 * The error for a response other than 2xx. A body that is not a problem document (RFC 9457) usually comes from a proxy.
 */
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
      text(problem.detail) ?? text(problem.title) ?? `The server responded with ${status} and no reason.`,
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
    return field === undefined || message === undefined ? [] : [{ field: camelPath(field), message }];
  });
}

const STANDARD_MEMBERS = ['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId', 'errors'];

const extensionsOf = (problem: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(problem).filter(([name]) => !STANDARD_MEMBERS.includes(name)));
