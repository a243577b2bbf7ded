import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { Card } from '../../components/layout/card';
import type { UsageFigures } from './add-usage';
import { reasonWords } from './reasons';
import { formatNumber, t } from '../../language/translate';

/** Why requests were denied. Only for the owner, because the caller is not told. */
export function ApiKeyDenials({ usage }: { usage: UsageFigures | undefined }) {
  const reasons = Object.entries(usage?.totals.deniedByReason ?? {}).sort(([, a], [, b]) => b - a);
  return (
    <Card
      title={t('Denied requests')}
      description={t('With the reason, which the caller does not always see.')}
    >
      {usage === undefined ? (
        <Skeleton height={60} />
      ) : reasons.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('None in this period.')}
        </Text>
      ) : (
        <Stack gap="sm" component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {reasons.map(([code, count]) => {
            const { title, hint } = reasonWords(code);
            return (
              <li key={code}>
                <Group justify="space-between" wrap="nowrap" gap="md">
                  <Text size="sm" fw={560}>
                    {title}
                  </Text>
                  <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
                    {formatNumber(count)}
                  </Text>
                </Group>
                <Text size="xs" c="dimmed">
                  {hint}
                </Text>
              </li>
            );
          })}
        </Stack>
      )}
    </Card>
  );
}
