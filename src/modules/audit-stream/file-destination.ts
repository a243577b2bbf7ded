import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Destination, StreamLine } from './destination.js';

/** As long as a line may be that a crash has cut off. */
const LINE_BYTES_MAX = 4 * 1024 ** 2;
const NEWLINE = 0x0a;

/**
 * Appends to a file, one line for each event, and has the disk confirm it. The file is opened anew each time, so whoever
 * rotates it need tell nobody.
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

  /** A new file is there for good only when its folder says so. */
  private async confirmName(): Promise<void> {
    const folder = await open(dirname(this.path), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}

/** Of a process that was killed while it wrote: its lines come again. */
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
