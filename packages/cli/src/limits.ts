import type { RequestLimit, RequestLimitUsage, Wait } from '@latchkey/sdk';
import { usageError } from './cli-error.js';
import { type Column, tell, writeList } from './output/output.js';

const PERIODS: readonly RequestLimit['per'][] = ['second', 'minute', 'hour', 'day', 'month'];
const isPeriod = (text: string): text is RequestLimit['per'] => PERIODS.some((period) => period === text);

/** `1000/minute` */
export function parseLimit(text: string): RequestLimit {
  const [, requests, per = ''] = /^(\d{1,13})\/([a-z]+)$/.exec(text) ?? [];
  if (requests === undefined || !isPeriod(per)) {
    throw usageError(
      `Invalid limit "${text}". Use a number and one of ${PERIODS.join(', ')}, such as 1000/minute.`,
    );
  }
  return { requests: Number(requests), per };
}

export const limitWords = (limits: readonly RequestLimit[] | null): string =>
  limits === null
    ? "the server's default"
    : limits.map(({ requests, per }) => `${requests}/${per}`).join(', ') || 'none';

/** The arguments of `limits` commands: limits to set, or the default, or neither to show the current use. */
export function limitsToSet(texts: string[], isDefault: boolean): RequestLimit[] | null | undefined {
  if (isDefault && texts.length > 0) throw usageError('Use either limits or --default.');
  if (isDefault) return null;
  return texts.length > 0 ? texts.map(parseLimit) : undefined;
}

const columns: Column<RequestLimitUsage>[] = [
  { title: 'Limit', value: ({ requests, per }) => `${requests}/${per}` },
  { title: 'Used', value: ({ used }) => used },
  { title: 'Reserved', value: ({ reserved }) => reserved },
  { title: 'Left', value: ({ remaining }) => remaining },
  { title: 'Resets', value: ({ resetsAt }) => resetsAt },
];

export const writeLimitUsage = (usage: RequestLimitUsage[], json?: boolean): Promise<void> =>
  writeList(usage, columns, json);

/** Reports a wait during which a command would seem to hang. */
export function tellWait({ seconds, status }: Wait): void {
  const why = status === 429 ? 'The limit of requests is used up' : 'The server is busy';
  tell(`${why}: trying again in ${Math.ceil(seconds)} s.`);
}
