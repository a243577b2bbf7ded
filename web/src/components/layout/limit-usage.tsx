import type { RequestLimitUsage } from '@latchkey/sdk';
import { Group, Progress, Stack, Text } from '@mantine/core';
import { periodName } from '../limits/periods';
import { Time } from '../time/time';
import { rich, t } from '../../language/translate';

/** How much of the limits is used in the current windows. */
export function LimitUsage({ limits }: { limits: RequestLimitUsage[] }) {
  if (limits.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('Not limited.')}
      </Text>
    );
  }
  return (
    <Stack gap="md" component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {limits.map(({ per, requests, used, resetsAt }) => (
        <li key={per}>
          <Group justify="space-between" wrap="nowrap" gap="md" mb={6}>
            <Text size="sm" fw={560}>
              {t('{used} of {requests} per {per}', { used, requests, per: periodName(per) })}
            </Text>
            <Text size="xs" c="dimmed">
              {rich('Resets {time}', { time: <Time iso={resetsAt} /> })}
            </Text>
          </Group>
          <Progress
            value={Math.min(100, (used / requests) * 100)}
            color={used >= requests ? 'red' : used >= requests * 0.8 ? 'orange' : undefined}
            aria-label={t('Used per {per}', { per: periodName(per) })}
          />
        </li>
      ))}
    </Stack>
  );
}
