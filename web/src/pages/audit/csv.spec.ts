import { describe, expect, it } from '@jest/globals';
import { toCsv } from './csv';

describe('A CSV file', () => {
  it('quotes what would end a cell or a row', () => {
    expect(toCsv([['a', 'b,c', 'say "hi"', 'two\nlines']])).toBe('a,"b,c","say ""hi""","two\nlines"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])('leaves %j text in a spreadsheet', (text) => {
    expect(toCsv([[text]])).toBe(`'${text}\r\n`);
  });

  it.each(['=HYPERLINK("http://example.com","a, b")', '\r=1', '\n=1'])(
    'leaves %j text, and one cell',
    (text) => {
      expect(toCsv([[text]])).toBe(`"'${text.replaceAll('"', '""')}"\r\n`);
    },
  );

  it('has a row for each row, also an empty one, and tells empty cells apart', () => {
    expect(
      toCsv([
        ['', ''],
        ['a', ''],
      ]),
    ).toBe(',\r\na,\r\n');
  });
});
