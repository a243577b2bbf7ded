import type { Response } from './client.js';
import { eventually } from './eventually.js';

const RETRY_AFTER_MS = 200;
const DEADLINE_SECONDS = 60;

/**
 * Retries while the response is 503, as clients should: on a busy machine, 50 requests that wait for one lock can
 * exceed the server's wait. Their final results are exact.
 */
export const patiently = (send: () => Promise<Response>): Promise<Response> =>
  eventually('an answer other than 503', send, {
    until: ({ status }) => status !== 503,
    intervalMs: RETRY_AFTER_MS,
    deadlineSeconds: DEADLINE_SECONDS,
  });

/** 50 at once. */
export const fifty = (send: (index: number) => Promise<Response>): Promise<Response[]> =>
  Promise.all(Array.from({ length: 50 }, (_, index) => patiently(() => send(index))));
