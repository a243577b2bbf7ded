import { plural } from '../../language/translate';
import classes from './sparkline.module.css';

interface SparklineProps {
  allowed: readonly number[];
  denied: readonly number[];
  unit?: 'days' | 'hours';
}

const HEIGHT = 26;
const BAR = 5;
const GAP = 2;
/** Keeps a day with a single request among thousands visible. */
const LEAST = 2;

/** Requests as bars, denied ones on top, with a description in words. */
export function Sparkline({ allowed, denied, unit = 'days' }: SparklineProps) {
  const totals = allowed.map((count, day) => count + (denied[day] ?? 0));
  const most = Math.max(1, ...totals);
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const width = totals.length * (BAR + GAP) - GAP;
  const height = (count: number) => (count === 0 ? 0 : Math.max(LEAST, (count / most) * HEIGHT));
  const requests = sum(allowed);
  const deniedOnes = sum(denied);
  const words =
    unit === 'days'
      ? plural(
          requests,
          '{count} request, {denied} denied, in {days} days',
          '{count} requests, {denied} denied, in {days} days',
          { denied: deniedOnes, days: totals.length },
        )
      : plural(
          requests,
          '{count} request, {denied} denied, in {hours} hours',
          '{count} requests, {denied} denied, in {hours} hours',
          { denied: deniedOnes, hours: totals.length },
        );
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={words} className={classes.sparkline}>
      <title>{words}</title>
      {totals.map((total, day) => {
        const x = day * (BAR + GAP);
        const whole = height(total);
        const part = total === 0 ? 0 : (whole * (denied[day] ?? 0)) / total;
        return (
          <g key={day}>
            {total === 0 && <rect x={x} y={HEIGHT - 1} width={BAR} height={1} className={classes.idle} />}
            <rect x={x} y={HEIGHT - whole} width={BAR} height={whole} rx={1} className={classes.allowed} />
            {part > 0 && (
              <rect x={x} y={HEIGHT - whole} width={BAR} height={part} rx={1} className={classes.denied} />
            )}
          </g>
        );
      })}
    </svg>
  );
}
