import { usageError } from '../cli-error.js';

const DAY_MS = 86_400_000;

/** `30d`, or an ISO 8601 time. */
export const expiry = (text: string): string => timeOf('--expires', text, 1);

export const expiresBefore = (text: string): string => timeOf('--expires-before', text, 1);

/** `90d` is 90 days ago. */
export const unusedSince = (text: string): string => timeOf('--unused-since', text, -1);

function timeOf(option: string, text: string, direction: 1 | -1): string {
  const days = /^(\d{1,4})d$/.exec(text)?.[1];
  if (days !== undefined) return new Date(Date.now() + direction * Number(days) * DAY_MS).toISOString();
  const time = Date.parse(text);
  if (Number.isNaN(time))
    throw usageError(`Invalid ${option} "${text}". Use an ISO 8601 time or a duration such as 30d.`);
  return new Date(time).toISOString();
}

/** Adds an entry to the previous ones; `false` comes from `--no-metadata`. */
export function metadataEntry(
  text: string,
  before: Record<string, string> | false = {},
): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw usageError(`Invalid --metadata "${text}". Use name=value, such as customer=acme.`);
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}
