import { locale } from '../../language/language';
import { t } from '../../language/translate';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' });
const absolute = new Intl.DateTimeFormat(locale, {
  dateStyle: 'medium',
  timeStyle: 'medium',
});
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });

/** `3 minutes ago`, `in 2 days`; beyond a month, a date. */
export function relativeTime(iso: string, now: number): string {
  const seconds = Math.round((Date.parse(iso) - now) / 1000);
  const size = Math.abs(seconds);
  // Clocks differ slightly, so nothing that has happened should be "in 2 seconds".
  if (size < 10) return t('just now');
  if (size < MINUTE) return relative.format(seconds, 'second');
  if (size < HOUR) return relative.format(Math.round(seconds / MINUTE), 'minute');
  if (size < DAY) return relative.format(Math.round(seconds / HOUR), 'hour');
  if (size < 30 * DAY) return relative.format(Math.round(seconds / DAY), 'day');
  return day.format(new Date(iso));
}

const brief = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' });

/** `in 20 hr`, `in 3 days`: how long until a future time, at least a minute, for where there is little room. */
export function timeUntil(iso: string, now: number): string {
  const seconds = (Date.parse(iso) - now) / 1000;
  if (seconds < 59.5 * MINUTE) return brief.format(Math.max(1, Math.round(seconds / MINUTE)), 'minute');
  if (seconds < 23.5 * HOUR) return brief.format(Math.round(seconds / HOUR), 'hour');
  return brief.format(Math.round(seconds / DAY), 'day');
}

/** To the second, in the user's time zone, which is named. */
export const absoluteTime = (iso: string): string =>
  `${absolute.format(new Date(iso))} ${zoneName(new Date(iso))}`;

const utcDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** For a day counted by the server, which is a UTC day. */
export const utcDayOf = (iso: string): string => utcDay.format(new Date(iso));

const zone = new Intl.DateTimeFormat(locale, { timeZoneName: 'short' });

const zoneName = (date: Date): string =>
  zone.formatToParts(date).find(({ type }) => type === 'timeZoneName')?.value ?? '';

const hour = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

export const hourOf = (iso: string): string => hour.format(new Date(iso));

const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });

/** Only the time of day. */
export const timeOf = (iso: string): string => time.format(new Date(iso));

/** The current name of the user's time zone. */
export const zoneOf = (): string => zoneName(new Date());
