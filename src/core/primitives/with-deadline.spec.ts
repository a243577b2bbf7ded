import { once, EventEmitter } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { withDeadline } from './with-deadline.js';

describe('A deadline', () => {
  let collecting: NodeJS.Timeout;

  beforeEach(() => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    collecting = setInterval(collectGarbage, 20);
  });
  afterEach(() => clearInterval(collecting));

  const never = (signal: AbortSignal) => once(new EventEmitter(), 'never', { signal });

  it('aborts the work, even after garbage collection', async () => {
    const { signal } = new AbortController();
    await expect(withDeadline(signal, 150, never)).rejects.toMatchObject({ cause: { name: 'TimeoutError' } });
  });

  it("aborts it early on a stop signal, with that signal's reason", async () => {
    const stop = new AbortController();
    const reason = new Error('stopping');
    const work = withDeadline(stop.signal, 60_000, never);
    stop.abort(reason);
    await expect(work).rejects.toMatchObject({ cause: reason });
    await expect(withDeadline(stop.signal, 60_000, never)).rejects.toBe(reason);
  });

  it('leaves no listener on the signal after the work is done', async () => {
    const stop = new AbortController();
    let seen: AbortSignal | undefined;
    await withDeadline(stop.signal, 60_000, (signal) => {
      seen = signal;
      return Promise.resolve();
    });
    stop.abort();
    expect(seen?.aborted).toBe(false);
  });
});
