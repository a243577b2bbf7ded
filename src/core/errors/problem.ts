import type { ErrorCode } from '../resource/resources.js';
import { errorOf } from './catalogue.js';

/** One problem with one field of the request. `field` is a path such as `allowed_ips.0`. */
export interface FieldError {
  field: string;
  message: string;
}

export interface ProblemOptions {
  /** More specific than the catalogue's text. Sent to the caller: no internals, no secrets. */
  detail?: string;
  /** Per-field messages (validation). */
  errors?: FieldError[];
  /** Extra members of the problem document (RFC 9457 §3.2), snake_case. */
  extensions?: Record<string, unknown>;
  /** Extra response headers, such as `WWW-Authenticate` or `Retry-After`. */
  headers?: Record<string, string>;
  /** The underlying error, for the log only. */
  cause?: unknown;
  /** Why a key was refused, which its owner sees and the caller does not. */
  reasonForOwner?: string;
  /** For a 503: the log and the metrics group by it. */
  reason?: UnavailableReason;
}

/** Why authority or data is unavailable. */
export type DatabaseUnavailableReason = 'no_lease' | 'other_server' | 'database_away';

/** Why an answer is 503. A module adds its own reasons, as it adds its declaration to `Resources`. */
export interface UnavailableReasons extends Record<DatabaseUnavailableReason, true> {
  lock_timeout: true;
  no_place: true;
  caller_gone: true;
  not_ready: true;
  stopping: true;
}

export type UnavailableReason = keyof UnavailableReasons;

/** An error that becomes an `application/problem+json` response (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    readonly options: ProblemOptions = {},
  ) {
    const definition = errorOf(code);
    super(options.detail ?? definition.detail, { cause: options.cause });
    this.status = definition.status;
  }
}

/** Shorthand: `throw problem('not_found')`. */
export const problem = (code: ErrorCode, options?: ProblemOptions): Problem => new Problem(code, options);

/**
 * Catches the problem that `work` throws, so that a response can list several.
 *
 * @throws any other error
 */
export async function captureProblem(work: () => void | Promise<void>): Promise<Problem | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return error;
    throw error;
  }
}

interface ProblemContext {
  /** The path of the request, without its query. */
  instance: string;
  requestId: string;
  /** What precedes every path of this server as callers see it, such as `/latchkey`, or empty. */
  basePath: string;
}

/** The document sent to the caller. */
export function toProblemDocument(
  error: Problem,
  { instance, requestId, basePath }: ProblemContext,
): Record<string, unknown> {
  const { title } = errorOf(error.code);
  return {
    type: `${basePath}/docs/errors#${error.code}`,
    title,
    status: error.status,
    detail: error.message,
    instance,
    code: error.code,
    request_id: requestId,
    ...(error.options.errors ? { errors: error.options.errors } : {}),
    ...error.options.extensions,
  };
}

/** When a caller should retry while too many others are being served. */
const BUSY_RETRY_AFTER_SECONDS = '1';

export const serverBusy = (reason: UnavailableReason, cause?: unknown): Problem =>
  problem('server_busy', { reason, cause, headers: { 'retry-after': BUSY_RETRY_AFTER_SECONDS } });
