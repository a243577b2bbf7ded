/**
 * Latchkey, measuring again and again how much of its memory is in use, even in the middle of a request. Resident
 * memory would not show it: V8 lets tens of megabytes of garbage accumulate before it collects any. Appends the bytes
 * to `IN_USE_FILE`.
 */
import { appendFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Share of the time that measuring may take: the server has to keep working. */
const SHARE = 0.25;

const { IN_USE_FILE: file, LATCHKEY: latchkey } = process.env;
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

function look() {
  const startedAt = performance.now();
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  appendFileSync(file, `${heapUsed + external}\n`);
  const tookMs = performance.now() - startedAt;
  setTimeout(look, tookMs / SHARE - tookMs).unref();
}

await import(latchkey);
look();
