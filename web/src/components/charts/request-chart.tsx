import { Table } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { Disclosure } from '../layout/disclosure';
import { hourOf, timeOf, utcDayOf, zoneOf } from '../time/format-time';
import { useNow } from '../time/time';
import { countTicks, labelledBuckets } from './axis';
import classes from './request-chart.module.css';
import { locale } from '../../language/language';
import { formatNumber, t } from '../../language/translate';

export interface RequestBucket {
  /** When it begins. */
  start: string;
  allowed: number;
  denied: number;
}

interface RequestChartProps {
  label: string;
  buckets: readonly RequestBucket[];
  /** Days are UTC days, as counted by the server; hours are shown in the reader's time zone. */
  interval: 'hour' | 'day';
}

const STEP_MS = { hour: 3_600_000, day: 86_400_000 };
const LABELS_MAX = 5;
/** With more buckets, the gaps get smaller. */
const FEW_BUCKETS = 40;
/** With this many, bars are as wide as their labels. */
const WIDE_BUCKETS = 10;
/** Keeps one request among thousands visible. */
const LEAST_PERCENT = 1;

const compact = new Intl.NumberFormat(locale, { notation: 'compact' });

/**
 * Requests over time, as bars that the pointer or the arrow keys read out one by one, and as a table for those who
 * prefer one.
 */
export function RequestChart({ label, buckets, interval }: RequestChartProps) {
  const [pointed, setPointed] = useState<number | null>(null);
  const now = useNow();
  const isRunning = ({ start }: RequestBucket) => Date.parse(start) + STEP_MS[interval] > now;
  const most = Math.max(0, ...buckets.map(({ allowed, denied }) => allowed + denied));
  const ticks = countTicks(most);
  const top = ticks.at(-1) ?? 1;
  const widest = ticks
    .map((tick) => compact.format(tick))
    .reduce((wide, next) => (next.length > wide.length ? next : wide), '');
  const last = buckets.length - 1;
  // The new data may have fewer buckets.
  const current = pointed === null ? null : Math.min(pointed, last);
  const percent = (count: number) => (count === 0 ? 0 : Math.max(LEAST_PERCENT, (count / top) * 100));
  const inWords = (bucket: RequestBucket) => {
    const values = { time: nameOf(bucket.start, interval), allowed: bucket.allowed, denied: bucket.denied };
    return isRunning(bucket)
      ? t('{time}, so far: {allowed} allowed, {denied} denied', values)
      : t('{time}: {allowed} allowed, {denied} denied', values);
  };

  function move(event: KeyboardEvent) {
    const from = current ?? last;
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last, Escape: null }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setPointed(to === null ? null : Math.max(0, Math.min(last, to)));
  }

  function point({ currentTarget, clientX }: PointerEvent) {
    const { left, width } = currentTarget.getBoundingClientRect();
    setPointed(Math.max(0, Math.min(last, Math.floor(((clientX - left) / width) * buckets.length))));
  }

  const spoken = buckets[current ?? last];
  return (
    <div className={classes.frame}>
      <div className={classes.head}>
        <div className={classes.legend} aria-hidden="true">
          <span>
            <span className={`${classes.swatch} ${classes.allowed}`} />
            {t('allowed')}
          </span>
          <span>
            <span className={`${classes.swatch} ${classes.denied}`} />
            {t('denied')}
          </span>
          <span>
            <span className={`${classes.swatch} ${classes.allowed} ${classes.running}`} />
            {t('not over yet')}
          </span>
        </div>
        <div className={classes.readout} aria-hidden="true">
          {current !== null && buckets[current]
            ? inWords(buckets[current])
            : most === 0 && t('No requests in this period.')}
        </div>
      </div>
      <div className={classes.plot}>
        <div className={classes.counts} aria-hidden="true">
          <span className={classes.room}>{widest}</span>
          {ticks.map((tick) => (
            <span key={tick} className={classes.count}>
              <span style={{ bottom: `${(tick / top) * 100}%` }}>{compact.format(tick)}</span>
            </span>
          ))}
        </div>
        <div
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-orientation="horizontal"
          aria-valuemin={1}
          aria-valuemax={Math.max(1, buckets.length)}
          aria-valuenow={Math.max(1, (current ?? last) + 1)}
          aria-valuetext={spoken && inWords(spoken)}
          className={classes.bars}
          style={{ '--gap': buckets.length > FEW_BUCKETS ? '1px' : '4px' } as React.CSSProperties}
          onKeyDown={move}
          onFocus={(event) => {
            if (event.currentTarget.matches(':focus-visible')) setPointed(last);
          }}
          onBlur={() => setPointed(null)}
          onPointerMove={point}
          onPointerDown={point}
          onPointerLeave={({ pointerType }) => {
            if (pointerType === 'mouse') setPointed(null);
          }}
        >
          {ticks.map((tick) => (
            <span
              key={tick}
              className={classes.line}
              data-zero={tick === 0}
              style={{ bottom: `${(tick / top) * 100}%` }}
            />
          ))}
          {buckets.map((bucket, index) => {
            const { start, allowed, denied } = bucket;
            const running = isRunning(bucket) ? classes.running : '';
            return (
              <div key={start} className={classes.slot} data-pointed={index === current}>
                {denied > 0 && (
                  <div className={`${classes.denied} ${running}`} style={{ height: `${percent(denied)}%` }} />
                )}
                {allowed > 0 && (
                  <div
                    className={`${classes.allowed} ${running}`}
                    style={{ height: `${percent(allowed)}%` }}
                  />
                )}
              </div>
            );
          })}
        </div>
        <div className={classes.names} aria-hidden="true">
          {labelledBuckets(buckets.length, LABELS_MAX).map((index) => {
            const isAtEdge = index === last && buckets.length > WIDE_BUCKETS;
            return (
              <span
                key={index}
                data-at-edge={isAtEdge}
                // At the edge, the style sheet ends the label with its bar; a position set here would win.
                style={isAtEdge ? undefined : { left: `${((index + 0.5) / buckets.length) * 100}%` }}
              >
                {shortNameOf(buckets[index]?.start ?? '', interval)}
              </span>
            );
          })}
        </div>
      </div>
      <p className={classes.note}>
        {interval === 'day'
          ? t('By UTC day.')
          : t('By the hour, in your time zone ({zone}).', { zone: zoneOf() })}
      </p>
      <Disclosure summary={t('As a table')}>
        <Table.ScrollContainer minWidth={240} maxHeight={280}>
          <Table stickyHeader aria-label={label}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>
                  {interval === 'day' ? t('Day (UTC)') : t('Hour ({zone})', { zone: zoneOf() })}
                </Table.Th>
                <Table.Th>{t('Allowed')}</Table.Th>
                <Table.Th>{t('Denied')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {[...buckets].reverse().map((bucket) => (
                <Table.Tr key={bucket.start}>
                  <Table.Td>
                    {isRunning(bucket)
                      ? t('{time}, so far', { time: dayOrHourOf(bucket.start, interval) })
                      : dayOrHourOf(bucket.start, interval)}
                  </Table.Td>
                  <Table.Td>{formatNumber(bucket.allowed)}</Table.Td>
                  <Table.Td>{formatNumber(bucket.denied)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Disclosure>
    </div>
  );
}

const dayOrHourOf = (start: string, interval: 'hour' | 'day'): string =>
  interval === 'day' ? utcDayOf(start) : hourOf(start);

const nameOf = (start: string, interval: 'hour' | 'day'): string =>
  interval === 'day' ? `${utcDayOf(start)} (UTC)` : hourOf(start);

const shortNameOf = (start: string, interval: 'hour' | 'day'): string =>
  interval === 'day' ? utcDayOf(start) : timeOf(start);
