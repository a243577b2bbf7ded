import { useState } from 'react';

interface IdempotencyKey {
  key: string;
  /** The next attempt makes something new, although it says the same. */
  renew: () => void;
}

/**
 * One key for what a form says. Somebody whose answer got lost sends the form once more, and nothing is made twice;
 * once they have changed something in it, it is another request.
 *
 * @param content what is sent
 */
export function useIdempotencyKey(content: object): IdempotencyKey {
  const text = JSON.stringify(content);
  const [held, setHeld] = useState(() => ({ text, key: newKey() }));
  const current = held.text === text ? held : { text, key: newKey() };
  if (current !== held) setHeld(current);
  return { key: current.key, renew: () => setHeld({ text, key: newKey() }) };
}

/** `crypto.randomUUID` is missing on pages that are not served over TLS. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
