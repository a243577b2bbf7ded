import { describe, expect, it } from '@jest/globals';
import { csvRow } from './csv.js';

describe('A row of CSV', () => {
  it('quotes what would end a cell or the row', () => {
    expect(csvRow(['a', 'b,c', 'say "hi"', 'two\nlines'])).toBe('a,"b,c","say ""hi""","two\nlines"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\uff1d1+1', '\uff20SUM(A1)'])(
    'leaves %j text in a spreadsheet',
    (text) => {
      expect(csvRow([text])).toBe(`'${text}\r\n`);
    },
  );

  it.each(['=HYPERLINK("http://example.com","a, b")', '\r=1', '\n=1'])(
    'leaves %j text, and one cell',
    (text) => {
      expect(csvRow([text])).toBe(`"'${text.replaceAll('"', '""')}"\r\n`);
    },
  );

  it('tells empty cells apart', () => {
    expect(csvRow(['', ''])).toBe(',\r\n');
  });
});
