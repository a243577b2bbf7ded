import { useState } from 'react';

interface IdempotencyKey {
  key: string;
  /** Makes the next attempt create something new, even with the same content. */
  renew: () => void;
}

/**
 * One key for a form's content. If the response is lost and the user sends the form again, nothing is created twice;
 * once the content has changed, it is a different request.
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

/** `crypto.randomUUID` is missing on pages served without TLS. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
