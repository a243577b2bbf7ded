import { Group, Text } from '@mantine/core';
import { RequestChart } from '../../components/charts/request-chart';
import type { UsageFigures } from './add-usage';
import classes from './usage-chart.module.css';

/** How much a key was used, and when. */
export function UsageChart({ usage: { buckets, totals, interval } }: { usage: UsageFigures }) {
  return (
    <div>
      <Group gap={36} mb="md">
        <Total count={totals.allowed}>allowed</Total>
        <Total count={totals.denied}>denied</Total>
      </Group>
      <RequestChart label="Requests over time" buckets={buckets} interval={interval} />
    </div>
  );
}

function Total({ count, children }: { count: number; children: string }) {
  return (
    <div>
      <Text className={classes.count}>{count.toLocaleString('en')}</Text>
      <Text size="xs" c="dimmed">
        {children}
      </Text>
    </div>
  );
}
