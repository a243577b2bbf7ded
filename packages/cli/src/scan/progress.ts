import { spinner } from '@clack/prompts';
import { formatBytes } from '../format.js';
import type { ScanResult } from './scan-files.js';

/** A scan that takes no longer than this shows nothing. */
const SHOW_AFTER_MS = 500;
const UPDATE_EVERY_MS = 100;
/** As shells have it for Ctrl-C. */
const INTERRUPTED = 130;

/** On Ctrl-C the spinner ends the program with 0, as if nothing had been found. */
const failIfInterrupted = (): void => {
  process.exitCode = INTERRUPTED;
};

export interface Progress {
  update: (soFar: ScanResult) => void;
  stop: () => void;
}

/** How far a long scan has come, on a terminal alone: standard error, so that the report stays clean. */
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
