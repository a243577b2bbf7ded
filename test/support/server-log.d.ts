export function parseLogLine(line: string): Record<string, unknown> | undefined;
export function unexpectedLines(lines: readonly string[], expected?: readonly RegExp[]): string[];
