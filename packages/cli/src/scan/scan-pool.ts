import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { addResult, FilesScanner, nothingScanned, type ScanResult } from './scan-files.js';

const FILES_PER_BATCH = 128;
/** Up to this many files, scanning is faster than starting threads. */
const FILES_FOR_THREADS = 2_000;
const BYTES_FOR_THREADS = 100e6;
const THREADS_MAX = 8;
/** Enough to keep a thread busy, and few enough to keep the walk from running ahead. */
const BATCHES_PER_THREAD = 4;

export interface PoolOptions {
  prefixes: readonly string[];
  onProgress: (soFar: ScanResult) => void;
}

/** Scans `files`, on every core if there are many. */
export async function scanInPool(files: Iterable<string>, options: PoolOptions): Promise<ScanResult> {
  const total = nothingScanned();
  const collect = (result: ScanResult): void => {
    addResult(total, result);
    options.onProgress(total);
  };
  const batches = inBatches(files);
  const scanner = new FilesScanner(options.prefixes);
  while (total.files < FILES_FOR_THREADS && total.bytes < BYTES_FOR_THREADS) {
    const { value, done } = batches.next();
    if (done) return total;
    collect(scanner.scan(value));
  }
  await scanInThreads(batches, options.prefixes, collect);
  return total;
}

/** The main thread walks the tree, the others read files. */
async function scanInThreads(
  batches: Generator<string[], void>,
  prefixes: readonly string[],
  collect: (result: ScanResult) => void,
): Promise<void> {
  const script = new URL('./scan-worker.js', import.meta.url);
  const threads = Array.from({ length: Math.min(availableParallelism(), THREADS_MAX) }, () => {
    return new Worker(script, { workerData: prefixes });
  });
  try {
    await Promise.all(threads.map((thread) => feed(thread, batches, collect)));
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

/** Keeps a thread busy until no batches are left. */
function feed(
  thread: Worker,
  batches: Generator<string[], void>,
  collect: (result: ScanResult) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let underWay = 0;
    const give = (): void => {
      const { value, done } = batches.next();
      if (done) return;
      thread.postMessage(value);
      underWay += 1;
    };
    thread.on('message', (result: ScanResult) => {
      underWay -= 1;
      collect(result);
      give();
      if (underWay === 0) resolve();
    });
    thread.on('error', reject);
    for (let batch = 0; batch < BATCHES_PER_THREAD; batch += 1) give();
    if (underWay === 0) resolve();
  });
}

function* inBatches(files: Iterable<string>): Generator<string[], void> {
  let batch: string[] = [];
  for (const file of files) {
    batch.push(file);
    if (batch.length === FILES_PER_BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
