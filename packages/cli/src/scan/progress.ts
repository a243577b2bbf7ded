import { spinner } from '@clack/prompts';
import { formatBytes } from '../format.js';
import type { ScanResult } from './scan-files.js';

/** A shorter scan shows no progress. */
const SHOW_AFTER_MS = 500;
const UPDATE_EVERY_MS = 100;
/** The exit code that shells use for Ctrl-C. */
const INTERRUPTED = 130;

/** On Ctrl-C the spinner exits with 0, as if the scan had found nothing. */
const failIfInterrupted = (): void => {
  process.exitCode = INTERRUPTED;
};

export interface Progress {
  update: (soFar: ScanResult) => void;
  stop: () => void;
}

/** Shows the progress of a long scan, only on a terminal, on standard error to keep the report clean. */
export function showProgress(): Progress {
  if (!process.stderr.isTTY) return { update: () => undefined, stop: () => undefined };
  const started = performance.now();
  let shownAt = 0;
  let shown: ReturnType<typeof spinner> | undefined;
  return {
    update({ files, bytes }) {
      const now = performance.now();
      if (now - started < SHOW_AFTER_MS || now - shownAt < UPDATE_EVERY_MS) return;
      shownAt = now;
      if (!shown) {
        shown = spinner({ output: process.stderr, onCancel: () => process.exit(INTERRUPTED) });
        shown.start('Scanning');
        process.on('exit', failIfInterrupted);
      }
      shown.message(`Scanning: ${files.toLocaleString('en')} files, ${formatBytes(bytes)}`);
    },
    stop() {
      process.off('exit', failIfInterrupted);
      shown?.clear();
    },
  };
}
