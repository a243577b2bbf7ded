import { usageError } from '../cli-error.js';

const DAY_MS = 86_400_000;
const ISO_TIME = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?$/;

/** `30d`, or an ISO 8601 time. */
export const expiry = (text: string): string => timeOf('--expires', text, 1);

export const expiresBefore = (text: string): string => timeOf('--expires-before', text, 1);

/** `90d` is 90 days ago. */
export const unusedSince = (text: string): string => timeOf('--unused-since', text, -1);

function timeOf(option: string, text: string, direction: 1 | -1): string {
  const days = /^(\d{1,4})d$/.exec(text)?.[1];
  if (days !== undefined) return new Date(Date.now() + direction * Number(days) * DAY_MS).toISOString();
  const time = isoTime(text);
  if (time === undefined) {
    throw usageError(
      `Invalid ${option} "${text}". Use an ISO 8601 time such as 2027-01-31T12:00:00Z, or a duration such as 30d.`,
    );
  }
  return time.toISOString();
}

/** `Date.parse` alone takes 32 for the year 2032, and February 30 for a day in March. */
function isoTime(text: string): Date | undefined {
  const day = ISO_TIME.exec(text)?.[1];
  if (day === undefined) return undefined;
  const [time, midnight] = [new Date(text), new Date(`${day}T00:00:00Z`)];
  if (Number.isNaN(time.getTime()) || Number.isNaN(midnight.getTime())) return undefined;
  return midnight.toISOString().startsWith(day) ? time : undefined;
}

/** Adds an entry to the previous ones; `false` comes from `--no-metadata`. */
export function metadataEntry(
  text: string,
  before: Record<string, string> | false = {},
): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw usageError(`Invalid --metadata "${text}". Use name=value, such as customer=acme.`);
  const name = text.slice(0, at);
  if (before !== false && Object.hasOwn(before, name)) {
    throw usageError(`--metadata "${name}" is given twice.`);
  }
  return { ...before, [name]: text.slice(at + 1) };
}
