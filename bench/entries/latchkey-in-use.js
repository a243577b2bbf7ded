/**
 * Latchkey, which looks again and again at how much of its memory is in use, also in the middle of a request. What is
 * resident would not tell: V8 lets garbage fill tens of megabytes before it looks for any. Appends the bytes to `IN_USE_FILE`.
 */
import { appendFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Of the time: the server has to go on. */
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
