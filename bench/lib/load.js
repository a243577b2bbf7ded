import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { spawnProgram } from './process.js';

const generator = resolve(import.meta.dirname, '../peers/load-generator.js');
export const CONNECTIONS = 32;
/** A load of a fixed number of requests has no time limit. */
const COUNTED_LOAD_SECONDS_MAX = 600;
const GRACE_SECONDS = 20;

let running = false;

/**
 * Loads an address from a process of its own, with connections that are kept alive and send one request after the
 * other. Every answer must be a 2xx.
 *
 * @param load `{ url, seconds }`, where `url` may be several that share the connections, or `{ url, once: true }` to send each of `headers` once; `headers` are dealt out to
 *   the connections, each of which goes through its own over and over
 * @returns `{ requests, perSecond, p50Ms, p99Ms }`
 */
export async function runLoad(workplace, { url, headers = [{}], seconds, once: sendOnce = false }) {
  if (running) throw new Error('Two loads at once measure each other.');
  running = true;
  try {
    const child = spawnProgram(workplace, [generator], { stdio: ['pipe', 'pipe', 'inherit'] });
    const limitSeconds = (seconds ?? COUNTED_LOAD_SECONDS_MAX) + GRACE_SECONDS;
    const timer = setTimeout(() => child.kill('SIGKILL'), limitSeconds * 1000);
    const ended = once(child, 'close');
    // If it ends early, its exit code says so.
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify({ url, headers, seconds, sendOnce, connections: CONNECTIONS }));
    const output = await text(child.stdout);
    const [code] = await ended;
    clearTimeout(timer);
    if (code !== 0) throw new Error(`The load on ${url} broke off.`);
    return check(url, JSON.parse(output));
  } finally {
    running = false;
  }
}

function check(url, result) {
  const { requests, refused, errors, timeouts } = result;
  if (requests === 0 || refused + errors + timeouts > 0) {
    throw new Error(
      `${url} answered ${requests} requests; ${refused} of them with an error, ${errors} broken, ${timeouts} late.`,
    );
  }
  return result;
}
