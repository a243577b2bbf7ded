import { describe, expect, it } from '@jest/globals';
import { csvRow } from './csv.js';

describe('A CSV row', () => {
  it('quotes characters that would end a cell or the row', () => {
    expect(csvRow(['a', 'b,c', 'say "hi"', 'two\nlines'])).toBe('a,"b,c","say ""hi""","two\nlines"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\uff1d1+1', '\uff20SUM(A1)'])(
    'keeps %j as text in a spreadsheet',
    (text) => {
      expect(csvRow([text])).toBe(`'${text}\r\n`);
    },
  );

  it.each(['=HYPERLINK("http://example.com","a, b")', '\r=1', '\n=1'])(
    'keeps %j as text, in one cell',
    (text) => {
      expect(csvRow([text])).toBe(`"'${text.replaceAll('"', '""')}"\r\n`);
    },
  );

  it('distinguishes empty cells', () => {
    expect(csvRow(['', ''])).toBe(',\r\n');
  });
});
