import { plural, t } from '../../language/translate';

/** Above this, a multiple is used instead of a percentage. */
const PERCENT_MAX = 999;

/**
 * "12% more than the 7 days before": compares a count of requests with the previous one.
 *
 * @param then the time of the previous one, in words
 */
export function changeInWords(now: number, before: number, then: string): string {
  if (before === 0) return t('none in {then}', { then });
  if (now === before) return t('as many as {then}', { then });
  const percent = Math.round((Math.abs(now - before) / before) * 100);
  if (percent > PERCENT_MAX)
    return plural(
      Math.round(now / before),
      '{count} time as many as {then}',
      '{count} times as many as {then}',
      { then },
    );
  if (percent === 0)
    return now > before
      ? t('under 1% more than {then}', { then })
      : t('under 1% fewer than {then}', { then });
  return now > before
    ? t('{percent}% more than {then}', { percent, then })
    : t('{percent}% fewer than {then}', { percent, then });
}

/** "3 more than 7 days ago". */
export function differenceInWords(difference: number, then: string): string {
  if (difference === 0) return t('as many as {then}', { then });
  return difference > 0
    ? plural(difference, '{count} more than {then}', '{count} more than {then}', { then })
    : plural(-difference, '{count} fewer than {then}', '{count} fewer than {then}', { then });
}
