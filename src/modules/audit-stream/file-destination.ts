import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Destination, StreamLine } from './destination.js';

/** The maximum length of a line that a crash may have truncated. */
const LINE_BYTES_MAX = 4 * 1024 ** 2;
const NEWLINE = 0x0a;

/**
 * Appends to a file, one line per event, and syncs it to disk. The file is reopened each time, so log rotation needs no
 * signal.
 */
export class FileDestination implements Destination {
  private readonly path: string;

  constructor(url: string) {
    this.path = fileURLToPath(url);
  }

  async send(lines: readonly StreamLine[]): Promise<void> {
    const file = await open(this.path, 'a+', 0o600);
    try {
      const { size } = await file.stat();
      await dropTornLine(file, size);
      await file.appendFile(lines.map(({ text }) => `${text}\n`).join(''));
      await file.datasync();
      if (size === 0) await this.confirmName();
    } finally {
      await file.close();
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** A new file is durable only once its directory is synced. */
  private async confirmName(): Promise<void> {
    const folder = await open(dirname(this.path), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}

/** Left by a process that was killed while writing: its lines are sent again. */
async function dropTornLine(file: FileHandle, size: number): Promise<void> {
  if (size === 0) return;
  const length = Math.min(size, LINE_BYTES_MAX);
  const last = Buffer.alloc(1);
  await file.read(last, 0, 1, size - 1);
  if (last[0] === NEWLINE) return;
  const tail = Buffer.alloc(length);
  await file.read(tail, 0, length, size - length);
  await file.truncate(size - length + tail.lastIndexOf(NEWLINE) + 1);
}
