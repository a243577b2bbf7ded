/**
 * The format of an API key: `<prefix>_` + 40 random hex characters (160 bits) + 8 hex characters of CRC-32
 * over everything before them. The checksum lets a scanner tell a key from noise offline, and lets the server
 * reject a typo without a query. It is not a secret and proves nothing: the 160 random bits do.
 *
 * The only definition, for server, SDK, command line and browser, so it uses nothing of Node.js.
 */
export const RANDOM_HEX_LENGTH = 40;
export const CHECKSUM_HEX_LENGTH = 8;
/** The length of the part after the underscore. */
export const BODY_LENGTH = RANDOM_HEX_LENGTH + CHECKSUM_HEX_LENGTH;
export const PREFIX_LENGTH_MAX = 20;
const DISPLAYED_HEX_LENGTH = 4;

/** A valid prefix: short, lower case, ending in a letter or digit. */
export const API_KEY_PREFIX_PATTERN = /^[a-z](?:[a-z0-9_]{0,18}[a-z0-9])?$/;

/** Remainders of each byte by the reversed polynomial of CRC-32 (ISO 3309; the one of gzip and PNG). */
export const CRC32_REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
  return remainder;
});

/** CRC-32 of the first `length` characters, which must be ASCII. */
function crc32(text: string, length: number): number {
  let remainder = -1;
  for (let index = 0; index < length; index += 1) {
    remainder = (CRC32_REMAINDERS[(remainder ^ text.charCodeAt(index)) & 0xff] ?? 0) ^ (remainder >>> 8);
  }
  return ~remainder >>> 0;
}

const isHex = (code: number): boolean =>
  (code >= 48 /* 0 */ && code <= 57) /* 9 */ || (code >= 97 /* a */ && code <= 102); /* f */

/** Composes a key from `prefix` and random characters, which the caller provides. */
export function composeApiKey(prefix: string, randomHex: string): string {
  const text = `${prefix}_${randomHex}`;
  return text + crc32(text, text.length).toString(16).padStart(CHECKSUM_HEX_LENGTH, '0');
}

/**
 * Whether `text` has the length, prefix and checksum of a key. Without a regular expression, in under a microsecond.
 */
export function isWellFormedApiKey(text: string, prefix: string): boolean {
  const start = prefix.length + 1;
  const end = start + RANDOM_HEX_LENGTH;
  if (text.length !== start + BODY_LENGTH) return false;
  if (!text.startsWith(prefix) || text.charCodeAt(prefix.length) !== 95 /* _ */) return false;
  for (let index = start; index < text.length; index += 1) {
    if (!isHex(text.charCodeAt(index))) return false;
  }
  return crc32(text, end) === parseInt(text.slice(end), 16);
}

/** Whether `text` starts like one of our keys, whatever its checksum. */
export const looksLikeApiKey = (text: string, prefix: string): boolean => text.startsWith(`${prefix}_`);

/** The part of a key that lists show: prefix, underscore, and the first four characters. */
export const displayPrefix = (key: string): string =>
  key.slice(0, key.length - BODY_LENGTH + DISPLAYED_HEX_LENGTH);

/** Source of a regular expression for keys with `prefix`. Check the checksum of each match. */
export const apiKeyPattern = (prefix: string): string => `\\b${prefix}_[0-9a-f]{${BODY_LENGTH}}\\b`;
