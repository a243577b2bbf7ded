import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cutOffNonReaders, noteStream } from './non-readers.js';

/** A connection for which the test controls what is written and what the client reads. */
class Connection {
  bytesWritten = 0;
  writableLength = 0;
  destroyed = false;
  readonly socket = this as unknown as Socket;

  write(bytes: number): void {
    this.bytesWritten += bytes;
    this.writableLength += bytes;
  }

  take(bytes: number): void {
    this.writableLength -= bytes;
  }

  destroy(): void {
    this.destroyed = true;
  }
}

const seconds = (count: number): void => void jest.advanceTimersByTime(count * 1_000);

let connection: Connection;
const watch = (isStream: boolean): void => {
  const response = {} as ServerResponse;
  if (isStream) noteStream(response);
  cutOffNonReaders(new Map([[connection.socket, response]]));
};

beforeEach(() => {
  jest.useFakeTimers();
  connection = new Connection();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('A client that reads nothing', () => {
  it.each([
    ['an answer that is held in memory', false, 18, 26],
    ['a stream', true, 118, 126],
  ])('of %s is cut off, and no sooner than necessary', (_, isStream, kept, cut) => {
    watch(isStream);
    connection.write(65_536);
    seconds(kept);
    expect(connection.destroyed).toBe(false);
    seconds(cut - kept);
    expect(connection.destroyed).toBe(true);
  });

  it('is cut off when a later pause exceeds the limit', () => {
    watch(true);
    connection.write(65_536);
    seconds(100);
    connection.take(65_536);
    connection.write(65_536);
    seconds(118);
    expect(connection.destroyed).toBe(false);
    seconds(10);
    expect(connection.destroyed).toBe(true);
  });
});

describe('A slow client', () => {
  it('may take as long as the stream lasts, as long as it reads everything that is waiting', () => {
    watch(true);
    for (let piece = 0; piece < 60; piece += 1) {
      connection.write(65_536);
      seconds(10);
      connection.take(60_000);
    }
    // There was always something to read.
    expect(connection.writableLength).toBeGreaterThan(0);
    expect(connection.destroyed).toBe(false);
  });

  it('is cut off all the same if it reads only a byte now and then', () => {
    watch(true);
    connection.write(65_536);
    for (let second = 0; second < 130; second += 1) {
      connection.take(1);
      seconds(1);
    }
    expect(connection.destroyed).toBe(true);
  });
});
