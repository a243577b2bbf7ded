import {
  API_KEY_PREFIX_PATTERN,
  BODY_LENGTH,
  displayPrefix,
  isWellFormedApiKey,
  PREFIX_LENGTH_MAX,
} from '@latchkey/sdk/api-key-format';
import { findStartByChecksum } from './find-start-by-checksum.js';

const UNDERSCORE = 0x5f;
const isHex = new Uint8Array(256);
for (const character of '0123456789abcdef') isHex[character.charCodeAt(0)] = 1;

/** The longest possible match in bytes: how much of a block to keep for the next. */
export const KEY_BYTES_MAX = PREFIX_LENGTH_MAX + 1 + BODY_LENGTH;

export interface FoundKey {
  /** The position of the key's underscore in the buffer. */
  offset: number;
  /** The part that may be shown. */
  keyPrefix: string;
}

/**
 * Finds keys in bytes by their format and checksum.
 *
 * A key holds 48 hexadecimal characters in a row, so one of 48 neighbours is enough to look at: if it is not
 * hexadecimal, none of the 48 starts a key. Most text is skipped this way, at several bytes per nanosecond.
 */
export class KeyFinder {
  /** @param prefixes the prefixes to look for; empty means any valid API_KEY_PREFIX */
  constructor(private readonly prefixes: readonly string[] = []) {}

  /** Keys that end before `end` and whose underscore is at `start` or later. */
  find(buffer: Buffer, start: number, end: number): FoundKey[] {
    const found: FoundKey[] = [];
    // No key left to find has its underscore before `least`; `probe` is the last character of a key at `least`.
    let least = start;
    let probe = least + BODY_LENGTH;
    while (probe < end) {
      if (isHex[buffer[probe] as number] === 1) {
        let before = probe - 1;
        while (before >= least && isHex[buffer[before] as number] === 1) before -= 1;
        if (before < least || buffer[before] !== UNDERSCORE) {
          least = probe;
        } else {
          const last = before + BODY_LENGTH;
          let after = probe + 1;
          while (after <= last && after < end && isHex[buffer[after] as number] === 1) after += 1;
          if (after > last) {
            const keyPrefix = this.verify(buffer, before);
            if (keyPrefix !== undefined) found.push({ offset: before, keyPrefix });
            least = last;
          } else {
            least = after;
          }
        }
      } else {
        least = probe;
      }
      probe = least + BODY_LENGTH;
    }
    return found;
  }

  /** Any text may precede the key (`"\\nlk_…"` in a JSON file): the checksum determines where the key starts. */
  private verify(buffer: Buffer, underscore: number): string | undefined {
    const start = findStartByChecksum(buffer, underscore);
    if (start === undefined) return undefined;
    const key = buffer.toString('latin1', start, underscore + 1 + BODY_LENGTH);
    const prefix = key.slice(0, underscore - start);
    if (this.prefixes.length > 0 && !this.prefixes.includes(prefix)) return undefined;
    const isKey = API_KEY_PREFIX_PATTERN.test(prefix) && isWellFormedApiKey(key, prefix);
    return isKey ? displayPrefix(key) : undefined;
  }
}
