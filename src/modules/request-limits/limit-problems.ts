import type { ErrorCode } from '../../core/resource/resources.js';

/** The answers to requests beyond a limit. */
export const LIMIT_PROBLEMS = ['rate_limited', 'quota_exceeded'] satisfies ErrorCode[];
