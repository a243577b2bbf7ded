/** What a spreadsheet would run as a formula when it opens the file; some take the full-width signs for the others. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Spreadsheets take a file without it for one in the system's old character set, and show é as Ã©. */
export const BYTE_ORDER_MARK = '\ufeff';

/** A row of RFC 4180 that is safe to open in a spreadsheet: what others have typed stays text. */
export const csvRow = (cells: readonly string[]): string => `${cells.map(toCell).join(',')}\r\n`;

function toCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
