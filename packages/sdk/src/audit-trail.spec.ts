import { describe, expect, it } from '@jest/globals';
import { trailLines } from './audit-trail.js';

async function linesOf(text: string, pieceBytes: number): Promise<string[]> {
  const bytes = new TextEncoder().encode(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, number) =>
    bytes.subarray(number * pieceBytes, (number + 1) * pieceBytes),
  );
  const lines: string[] = [];
  for await (const line of trailLines(pieces)) lines.push(line);
  return lines;
}

describe('trailLines', () => {
  const lines = ['{"a":"1\u20282\u20293\u00854"}', '', '{"b":"ü\u{1f511}"}', 'last'];

  it.each([1, 2, 3, 5, 7, 1_000])('ends a line only at a line feed, in pieces of %i bytes', async (size) => {
    expect(await linesOf(`${lines.join('\n')}\n`, size)).toEqual(lines);
    expect(await linesOf(lines.join('\n'), size)).toEqual(lines);
    expect(await linesOf(`${lines.join('\r\n')}\r\n`, size)).toEqual(lines);
  });

  it('has no lines in an empty file', async () => {
    expect(await linesOf('', 1)).toEqual([]);
  });
});
