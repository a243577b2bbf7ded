/** Above this, a multiple is used instead of a percentage. */
const PERCENT_MAX = 999;

/** "12% more than": compares a count of requests with the previous one; the caller adds the reference. */
export function changeInWords(now: number, before: number): string {
  if (before === 0) return 'none in';
  if (now === before) return 'as many as';
  const percent = Math.round((Math.abs(now - before) / before) * 100);
  if (percent > PERCENT_MAX) return `${Math.round(now / before).toLocaleString('en')} times as many as`;
  return `${percent === 0 ? 'under 1' : percent}% ${now > before ? 'more' : 'fewer'} than`;
}
