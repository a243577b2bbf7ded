import { fstatSync, writeSync } from 'node:fs';
import { type DestinationStream, pino } from 'pino';

/** What may wait for a reader that is slow, and as much again is on its way. Further lines are dropped, and counted. */
const WAITING_CHARACTERS_MAX = 8 * 1024 * 1024;
/** Lines go out in blocks: a write for each request would cost more than the request's authentication. */
const BLOCK_CHARACTERS = 8_192;
const FLUSH_EVERY_MS = 500;
/** A file takes what it is given. */
const FILE = {
  minLength: BLOCK_CHARACTERS,
  periodicFlush: FLUSH_EVERY_MS,
  maxLength: WAITING_CHARACTERS_MAX,
};

let droppedInAll = 0;

/** How many lines of this process were dropped. */
export const droppedLogLines = (): number => droppedInAll;

/**
 * Standard output for log lines: no request ever waits for whoever reads them.
 *
 * @param inBlocks whether lines may wait for others, half a second at most; a `kill -9` can lose those
 */
export function logDestination(inBlocks: boolean): DestinationStream {
  const kind = fstatSync(1);
  if (!kind.isFIFO() && !kind.isSocket()) {
    const file = pino.destination(inBlocks ? { ...FILE, sync: false } : { sync: true });
    return file.on('drop', () => (droppedInAll += 1));
  }
  // Without a reader a log is of no use, and no reason to end.
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
  /** Never blocks; `done` is called when the text has gone out, or has failed to. */
  write: (text: string, done: () => void) => void;
  /** Writes what can be written at once. */
  writeSync: (text: string) => void;
  blockCharacters: number;
  waitingCharactersMax: number;
}

/**
 * Node.js never waits for the reader of a pipe, but keeps what it cannot write, however much that is. So no more than a
 * block at a time is handed to it, and the rest waits here, within bounds.
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

  /** Hands on what waits, unless the block before is still on its way. */
  flush(): void {
    if (this.isWriting || this.waiting.length === 0) return;
    this.isWriting = true;
    this.options.write(this.take(), () => {
      this.isWriting = false;
      if (this.waitingCharacters > this.options.blockCharacters) this.flush();
    });
  }

  /** At the end of the process, and for its last words. */
  flushSync(): void {
    if (this.waiting.length === 0) return;
    try {
      this.options.writeSync(this.take());
    } catch {
      // The pipe is full, or nobody reads it any more: there is nobody to tell.
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
