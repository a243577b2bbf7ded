/** Text that a spreadsheet would run as a formula when it opens the file; some treat the full-width signs likewise. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Without it, spreadsheets assume a legacy character set, and show é as Ã©. */
export const BYTE_ORDER_MARK = '\ufeff';

/** An RFC 4180 row that is safe to open in a spreadsheet: text typed by others stays text. */
export const csvRow = (cells: readonly string[]): string => `${cells.map(toCell).join(',')}\r\n`;

function toCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
