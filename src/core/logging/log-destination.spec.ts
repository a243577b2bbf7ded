import { describe, expect, it } from '@jest/globals';
import { BoundedDestination, droppedLogLines } from './log-destination.js';

/** A pipe whose reader reads on demand. */
function slowPipe(waitingCharactersMax: number) {
  const written: string[] = [];
  const readers: (() => void)[] = [];
  const destination = new BoundedDestination({
    write: (text, done) => {
      written.push(text);
      readers.push(done);
    },
    writeSync: (text) => void written.push(text),
    blockCharacters: 0,
    waitingCharactersMax,
  });
  return { destination, written, read: () => readers.shift()?.() };
}

describe('Log lines with a slow reader', () => {
  it('wait within bounds; the rest are dropped, and their number is logged', () => {
    const { destination, written, read } = slowPipe(20);
    const droppedBefore = droppedLogLines();
    for (let count = 0; count < 100; count += 1) destination.write(`line ${count % 10}\n`);
    // One is in transit, and two fit in the queue.
    expect(written).toEqual(['line 0\n']);
    read();
    expect(written).toHaveLength(2);
    expect(droppedLogLines() - droppedBefore).toBe(97);
    expect(written[1]).toMatch(/^line 1\nline 2\n\{.*"dropped":97,.*\}\n$/);
    read();
    destination.write('again\n');
    expect(written.at(-1)).toBe('again\n');
  });

  it('are written synchronously when the process ends', () => {
    const { destination, written } = slowPipe(1_000);
    for (const line of ['first\n', 'stopping\n', 'stopped\n']) destination.write(line);
    destination.flushSync();
    expect(written).toEqual(['first\n', 'stopping\nstopped\n']);
  });
});
