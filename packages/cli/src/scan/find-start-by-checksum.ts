import { CRC32_REMAINDERS, PREFIX_LENGTH_MAX, RANDOM_HEX_LENGTH } from '@latchkey/sdk/api-key-format';

const NOTHING_READ = 0xffffffff;

/** Which byte led to a remainder shows in its highest eight bits: no two of the table have them in common. */
const bytesByHighBits = new Uint8Array(256);
CRC32_REMAINDERS.forEach((remainder, byte) => {
  bytesByHighBits[remainder >>> 24] = byte;
});

/**
 * Where the text begins whose CRC-32 stands, in hexadecimal, after the underscore and the 40 characters that follow it.
 *
 * A prefix may begin at any of twenty places. Instead of a checksum for each, the computation is run backwards, from
 * its result to its beginning, which is where the remainder is what it is before the first byte.
 *
 * @returns undefined if it is nowhere among the {@link PREFIX_LENGTH_MAX} bytes before the underscore
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

/** The number that eight hexadecimal characters are. */
function readHex(buffer: Buffer, start: number): number {
  let number = 0;
  for (let index = start; index < start + 8; index += 1) {
    const code = buffer[index] as number;
    number = (number << 4) | (code < 97 ? code - 48 : code - 87);
  }
  return number;
}
