import { CRC32_REMAINDERS, PREFIX_LENGTH_MAX, RANDOM_HEX_LENGTH } from '@latchkey/sdk/api-key-format';

const NOTHING_READ = 0xffffffff;

/** The highest eight bits of a remainder identify the byte that led to it: they are unique in the table. */
const bytesByHighBits = new Uint8Array(256);
CRC32_REMAINDERS.forEach((remainder, byte) => {
  bytesByHighBits[remainder >>> 24] = byte;
});

/**
 * Finds the start of the text whose CRC-32 follows, in hexadecimal, the 40 characters after the underscore.
 *
 * A prefix may start at any of twenty positions. Instead of computing a checksum for each, this runs the computation
 * backwards from its result: the text starts where the remainder is the initial one.
 *
 * @returns undefined if no start is within the {@link PREFIX_LENGTH_MAX} bytes before the underscore
 */
export function findStartByChecksum(buffer: Buffer, underscore: number): number | undefined {
  const end = underscore + 1 + RANDOM_HEX_LENGTH;
  let remainder = ~readHex(buffer, end) >>> 0;
  const least = Math.max(0, underscore - PREFIX_LENGTH_MAX);
  for (let index = end - 1; index >= least; index -= 1) {
    const byte = bytesByHighBits[remainder >>> 24] as number;
    const low = byte ^ (buffer[index] as number);
    remainder = (((remainder ^ (CRC32_REMAINDERS[byte] as number)) << 8) | low) >>> 0;
    if (remainder === NOTHING_READ && index < underscore) return index;
  }
  return undefined;
}

/** Parses eight hexadecimal characters. */
function readHex(buffer: Buffer, start: number): number {
  let number = 0;
  for (let index = start; index < start + 8; index += 1) {
    const code = buffer[index] as number;
    number = (number << 4) | (code < 97 ? code - 48 : code - 87);
  }
  return number;
}
