import { describe, expect, it } from '@jest/globals';
import { toCsv } from './csv';

/** The file without the mark at its beginning. */
const linesOf = (rows: string[][]): string => {
  const file = toCsv(rows);
  expect(file.startsWith('\ufeff')).toBe(true);
  return file.slice(1);
};

describe('A CSV file', () => {
  it('says that it is UTF-8, so that spreadsheets show what was written', () => {
    expect([...new TextEncoder().encode(toCsv([['é']]))]).toEqual([0xef, 0xbb, 0xbf, 0xc3, 0xa9, 0x0d, 0x0a]);
  });

  it('quotes what would end a cell or a row', () => {
    expect(linesOf([['a', 'b,c', 'say "hi"', 'two\nlines']])).toBe('a,"b,c","say ""hi""","two\nlines"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\uff1d1+1', '\uff20SUM(A1)'])(
    'leaves %j text in a spreadsheet',
    (text) => {
      expect(linesOf([[text]])).toBe(`'${text}\r\n`);
    },
  );

  it.each(['=HYPERLINK("http://example.com","a, b")', '\r=1', '\n=1'])(
    'leaves %j text, and one cell',
    (text) => {
      expect(linesOf([[text]])).toBe(`"'${text.replaceAll('"', '""')}"\r\n`);
    },
  );

  it('has a row for each row, also an empty one, and tells empty cells apart', () => {
    expect(
      linesOf([
        ['', ''],
        ['a', ''],
      ]),
    ).toBe(',\r\na,\r\n');
  });
});
