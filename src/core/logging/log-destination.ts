import { fstatSync, writeSync } from 'node:fs';
import { type DestinationStream, pino } from 'pino';

/** How much may wait for a slow reader; as much again is in transit. Further lines are dropped, and counted. */
const WAITING_CHARACTERS_MAX = 8 * 1024 * 1024;
/** Lines are written in blocks: one write per request would cost more than authenticating the request. */
const BLOCK_CHARACTERS = 8_192;
const FLUSH_EVERY_MS = 500;
/** A file accepts everything at once. */
const FILE = {
  minLength: BLOCK_CHARACTERS,
  periodicFlush: FLUSH_EVERY_MS,
  maxLength: WAITING_CHARACTERS_MAX,
};

let droppedInAll = 0;

/** How many lines this process has dropped. */
export const droppedLogLines = (): number => droppedInAll;

/**
 * Standard output for log lines: no request ever waits for the reader.
 *
 * @param inBlocks whether lines may be delayed to form blocks, by half a second at most; a `kill -9` can lose those
 */
export function logDestination(inBlocks: boolean): DestinationStream {
  const kind = fstatSync(1);
  if (!kind.isFIFO() && !kind.isSocket()) {
    const file = pino.destination(inBlocks ? { ...FILE, sync: false } : { sync: true });
    return file.on('drop', () => (droppedInAll += 1));
  }
  // Without a reader the log is useless, but that is no reason to exit.
  process.stdout.on('error', () => undefined);
  const destination = new BoundedDestination({
    write: (text, done) => void process.stdout.write(text, () => done()),
    writeSync: (text) => void writeSync(1, text),
    blockCharacters: inBlocks ? BLOCK_CHARACTERS : 0,
    waitingCharactersMax: WAITING_CHARACTERS_MAX,
  });
  if (inBlocks) setInterval(() => destination.flush(), FLUSH_EVERY_MS).unref();
  process.on('exit', () => destination.flushSync());
  return destination;
}

export interface BoundedDestinationOptions {
  /** Never blocks; `done` is called when the text has been written, or writing has failed. */
  write: (text: string, done: () => void) => void;
  /** Writes as much as possible synchronously. */
  writeSync: (text: string) => void;
  blockCharacters: number;
  waitingCharactersMax: number;
}

/**
 * Node.js never waits for the reader of a pipe, but buffers whatever it cannot write, without bound. So it is given
 * only one block at a time, and the rest waits here, within bounds.
 */
export class BoundedDestination implements DestinationStream {
  private waiting: string[] = [];
  private waitingCharacters = 0;
  private isWriting = false;
  private dropped = 0;

  constructor(private readonly options: BoundedDestinationOptions) {}

  write(line: string): void {
    if (this.waitingCharacters + line.length > this.options.waitingCharactersMax) {
      this.dropped += 1;
      droppedInAll += 1;
      return;
    }
    this.waiting.push(line);
    this.waitingCharacters += line.length;
    if (this.waitingCharacters >= this.options.blockCharacters) this.flush();
  }

  /** Writes what is waiting, unless the previous block is still in transit. */
  flush(): void {
    if (this.isWriting || this.waiting.length === 0) return;
    this.isWriting = true;
    this.options.write(this.take(), () => {
      this.isWriting = false;
      if (this.waitingCharacters > this.options.blockCharacters) this.flush();
    });
  }

  /** For the end of the process, and its last words. */
  flushSync(): void {
    if (this.waiting.length === 0) return;
    try {
      this.options.writeSync(this.take());
    } catch {
      // The pipe is full or has no reader: there is nobody to report this to.
    }
  }

  private take(): string {
    const lines = this.waiting;
    if (this.dropped > 0) lines.push(droppedLine(this.dropped));
    this.dropped = 0;
    this.waiting = [];
    this.waitingCharacters = 0;
    return lines.join('');
  }
}

const WARN = 40;
const droppedLine = (dropped: number): string =>
  `${JSON.stringify({ level: WARN, time: Date.now(), pid: process.pid, dropped, msg: 'log lines were dropped: nobody read them in time' })}\n`;
