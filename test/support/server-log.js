const ERROR_LEVEL = 50;

/**
 * The fields of a JSON log line; undefined for a line that is something else.
 *
 * @param {string} line
 * @returns {Record<string, unknown> | undefined}
 */
export function parseLogLine(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/**
 * Errors, and lines that are not JSON: warnings of Node.js and output that bypassed the logger.
 *
 * @param {readonly string[]} lines
 * @param {readonly RegExp[]} expected
 */
export function unexpectedLines(lines, expected = []) {
  return lines.filter((line) => {
    const level = parseLogLine(line)?.level;
    const isHarmless = typeof level === 'number' && level < ERROR_LEVEL;
    return !isHarmless && !expected.some((pattern) => pattern.test(line));
  });
}
