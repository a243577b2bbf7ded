import { setTimeout as sleep } from 'node:timers/promises';
import type { Response } from './client.js';

const RETRY_AFTER_MS = 200;

/**
 * Tries again while the answer is 503, as clients are meant to: on a machine that is busy with other tests, 50
 * requests that wait for one lock can wait longer than the server lets them. What they get in the end is exact.
 */
export async function patiently(send: () => Promise<Response>): Promise<Response> {
  for (;;) {
    const response = await send();
    if (response.status !== 503) return response;
    await sleep(RETRY_AFTER_MS);
  }
}

/** 50 at once. */
export const fifty = (send: (index: number) => Promise<Response>): Promise<Response[]> =>
  Promise.all(Array.from({ length: 50 }, (_, index) => patiently(() => send(index))));
