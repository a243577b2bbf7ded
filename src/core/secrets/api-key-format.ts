import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/**
 * The format of an API key: `<prefix>_` + 40 random hex characters (160 bits) + 8 hex characters of CRC-32
 * over everything before them. The checksum lets a scanner tell a key from noise offline, and lets the server
 * drop a typo without a query. It is no secret and proves nothing: the 160 random bits do.
 */
const RANDOM_BYTES = 20;
const RANDOM_HEX_LENGTH = RANDOM_BYTES * 2;
const CHECKSUM_HEX_LENGTH = 8;
const DISPLAYED_HEX_LENGTH = 4;
const BODY_LENGTH = RANDOM_HEX_LENGTH + CHECKSUM_HEX_LENGTH;

/** What a prefix may look like: short, lower case, ends in a letter or digit. */
export const API_KEY_PREFIX_PATTERN = /^[a-z](?:[a-z0-9_]{0,18}[a-z0-9])?$/;

const checksum = (text: string): string => crc32(text).toString(16).padStart(CHECKSUM_HEX_LENGTH, '0');

/** A new key. The only moment at which its text exists on the server, besides the requests that carry it. */
export function generateApiKey(prefix: string): string {
  const withoutChecksum = `${prefix}_${randomBytes(RANDOM_BYTES).toString('hex')}`;
  return withoutChecksum + checksum(withoutChecksum);
}

/** Whether `text` has the length, the prefix and the checksum of a key. Constant work, no regular expression. */
export function isWellFormedApiKey(text: string, prefix: string): boolean {
  const end = prefix.length + 1 + RANDOM_HEX_LENGTH;
  return (
    text.length === end + CHECKSUM_HEX_LENGTH &&
    text.startsWith(prefix) &&
    text.charCodeAt(prefix.length) === 95 /* _ */ &&
    checksum(text.slice(0, end)) === text.slice(end)
  );
}

/** Whether `text` was meant to be one of our keys, whatever its checksum: it starts with our prefix. */
export const looksLikeApiKey = (text: string, prefix: string): boolean => text.startsWith(`${prefix}_`);

/** The part of a key that lists show: prefix, underscore, and the first four characters. */
export const displayPrefix = (key: string): string =>
  key.slice(0, key.length - BODY_LENGTH + DISPLAYED_HEX_LENGTH);

/** Regular expression source that finds keys with `prefix` in any text; candidates still need the checksum. */
export const apiKeyPattern = (prefix: string): string => `\\b${prefix}_[0-9a-f]{${BODY_LENGTH}}\\b`;
