import { Group, Text } from '@mantine/core';
import { RequestChart } from '../../components/charts/request-chart';
import type { UsageFigures } from './add-usage';
import classes from './usage-chart.module.css';
import { formatNumber, t } from '../../language/translate';

/** How much a key was used, and when. */
export function UsageChart({ usage: { buckets, totals, interval } }: { usage: UsageFigures }) {
  return (
    <div>
      <Group gap={36} mb="md">
        <Total count={totals.allowed}>{t('allowed')}</Total>
        <Total count={totals.denied}>{t('denied')}</Total>
      </Group>
      <RequestChart label={t('Requests over time')} buckets={buckets} interval={interval} />
    </div>
  );
}

function Total({ count, children }: { count: number; children: string }) {
  return (
    <div>
      <Text className={classes.count}>{formatNumber(count)}</Text>
      <Text size="xs" c="dimmed">
        {children}
      </Text>
    </div>
  );
}
