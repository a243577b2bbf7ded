import type { RequestLimitUsage } from '@latchkey/sdk';
import { Group, Progress, Stack, Text } from '@mantine/core';
import { Time } from '../time/time';

/** How much of the limits is used in the current windows. */
export function LimitUsage({ limits }: { limits: RequestLimitUsage[] }) {
  if (limits.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Not limited.
      </Text>
    );
  }
  return (
    <Stack gap="md" component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {limits.map(({ per, requests, used, resetsAt }) => (
        <li key={per}>
          <Group justify="space-between" wrap="nowrap" gap="md" mb={6}>
            <Text size="sm" fw={560}>
              {used.toLocaleString('en')} of {requests.toLocaleString('en')} per {per}
            </Text>
            <Text size="xs" c="dimmed">
              Resets <Time iso={resetsAt} />
            </Text>
          </Group>
          <Progress
            value={Math.min(100, (used / requests) * 100)}
            color={used >= requests ? 'red' : used >= requests * 0.8 ? 'orange' : undefined}
            aria-label={`Used per ${per}`}
          />
        </li>
      ))}
    </Stack>
  );
}
