import type { ApiKeyUsage } from '@latchkey/sdk';
import { Group, Text } from '@mantine/core';
import { RequestChart } from '../../components/charts/request-chart';
import classes from './usage-chart.module.css';

/** How much one key was used, and when. */
export function UsageChart({ usage: { buckets, totals, interval } }: { usage: ApiKeyUsage }) {
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
