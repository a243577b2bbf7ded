const MARKER_END = '<!-- End of what is generated. -->';

/** Replaces the part of `page` between the markers that `npm run docs` generates from `source`. */
export function replaceGenerated(page: string, source: string, parts: readonly string[]): string {
  const marker = `<!-- Generated from ${source} by \`npm run docs\`. -->`;
  const begin = page.indexOf(marker);
  const end = page.indexOf(MARKER_END, begin);
  if (begin < 0 || end < 0) throw new Error(`The page lacks the marker ${marker}, or the one at its end`);
  return `${page.slice(0, begin)}${[marker, ...parts, MARKER_END].join('\n\n')}${page.slice(end + MARKER_END.length)}`;
}

/** A Markdown table, the head first, with columns padded like the formatter does. */
export function table(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const [first = '', ...body] = rows.map((row) =>
    line(row.map((cell, column) => cell.padEnd(widths[column] ?? 0))),
  );
  return [first, line(widths.map((width) => '-'.repeat(width))), ...body].join('\n');
}
