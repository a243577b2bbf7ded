const LENGTH_MIN = 24;

/** Unlike names and ids, a secret is a long unbroken run: of this server, or of another whose keys were imported. */
const RUN = /(?=[a-z]*\d)[0-9a-z]{16}/i;

/** Whether the search text is a whole key, which must not be sent. */
export const isPastedKey = (text: string): boolean =>
  text.length >= LENGTH_MIN && /^[\w.-]+$/.test(text) && RUN.test(text);

/** In hexadecimal; undefined over plain HTTP, where browsers have no `crypto.subtle`. */
export async function digestOf(key: string): Promise<string | undefined> {
  const subtle = globalThis.crypto.subtle as SubtleCrypto | undefined;
  const digest = await subtle?.digest('SHA-256', new TextEncoder().encode(key));
  return digest && Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
