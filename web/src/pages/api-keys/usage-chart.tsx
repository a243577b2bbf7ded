import type { ApiKeyUsage } from '@latchkey/sdk';
import { Group, Table, Text, Tooltip } from '@mantine/core';
import { Disclosure } from '../../components/layout/disclosure';
import { absoluteTime, hourOf, utcDayOf } from '../../components/time/format-time';
import classes from './usage-chart.module.css';

/** Requests by the hour or the day, as bars; and as a table for those who would rather read or hear it. */
export function UsageChart({ usage }: { usage: ApiKeyUsage }) {
  const { buckets, totals, interval } = usage;
  const most = Math.max(1, ...buckets.map(({ allowed, denied }) => allowed + denied));
  const nameOf = (start: string) => (interval === 'day' ? utcDayOf(start) : hourOf(start));
  const share = (count: number) => (count === 0 ? 0 : Math.max(1, (count / most) * 100));

  return (
    <div>
      <Group gap={36} mb="md">
        <Legend color="var(--lk-chart)" count={totals.allowed}>
          allowed
        </Legend>
        <Legend color="var(--lk-chart-denied)" count={totals.denied}>
          denied
        </Legend>
      </Group>
      <div className={classes.chart} aria-hidden="true">
        <span className={classes.most}>{most.toLocaleString('en')}</span>
        {buckets.map(({ start, allowed, denied }) => (
          <Tooltip
            key={start}
            label={
              <>
                <div>{interval === 'day' ? `${utcDayOf(start)} (UTC)` : absoluteTime(start)}</div>
                <div>
                  {allowed.toLocaleString('en')} allowed, {denied.toLocaleString('en')} denied
                </div>
              </>
            }
          >
            <div className={classes.slot}>
              {denied > 0 && <div className={classes.denied} style={{ height: `${share(denied)}%` }} />}
              <div className={classes.allowed} style={{ height: `${share(allowed)}%` }} />
            </div>
          </Tooltip>
        ))}
      </div>
      <Group justify="space-between" mt={6} aria-hidden="true">
        <Text size="xs" c="dimmed">
          {buckets[0] && nameOf(buckets[0].start)}
        </Text>
        <Text size="xs" c="dimmed">
          {buckets.length > 1 && nameOf(buckets[buckets.length - 1]?.start ?? '')}
        </Text>
      </Group>
      <Disclosure summary="As a table">
        <Table.ScrollContainer minWidth={280} maxHeight={280}>
          <Table stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{interval === 'day' ? 'Day (UTC)' : 'Hour'}</Table.Th>
                <Table.Th>Allowed</Table.Th>
                <Table.Th>Denied</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {[...buckets].reverse().map(({ start, allowed, denied }) => (
                <Table.Tr key={start}>
                  <Table.Td>{nameOf(start)}</Table.Td>
                  <Table.Td>{allowed.toLocaleString('en')}</Table.Td>
                  <Table.Td>{denied.toLocaleString('en')}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Disclosure>
    </div>
  );
}

function Legend({ color, count, children }: { color: string; count: number; children: string }) {
  return (
    <div>
      <Text className={classes.count}>{count.toLocaleString('en')}</Text>
      <Text size="xs" c="dimmed">
        <span className={classes.dot} style={{ background: color }} aria-hidden="true" />
        {children}
      </Text>
    </div>
  );
}
