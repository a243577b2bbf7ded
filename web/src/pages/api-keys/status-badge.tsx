import type { ApiKey } from '@latchkey/sdk';
import { Badge, Group, Tooltip } from '@mantine/core';
import { absoluteTime } from '../../components/time/format-time';

const COLORS = {
  active: 'patina',
  disabled: 'brass',
  suspended: 'brass',
  expired: 'brass',
  revoked: 'gray',
  ended: 'gray',
} as const;

type Shown = Pick<ApiKey, 'status' | 'revokedAt' | 'replacedBy' | 'leakedAt' | 'canary'>;

/** The key's status, and whether it has leaked: a leaked key that still works is never shown as just active. */
export function StatusBadge({ apiKey }: { apiKey: Shown }) {
  const isLeaked = apiKey.leakedAt !== null;
  const isPlain = apiKey.status === 'active' && apiKey.revokedAt === null;
  return (
    <Group component="span" gap={6} display="inline-flex">
      {isLeaked && (
        <Tooltip label={`Reported as leaked ${absoluteTime(apiKey.leakedAt ?? '')}`}>
          <Badge color="red" variant={apiKey.status === 'active' ? 'filled' : 'light'} tabIndex={0}>
            leaked
          </Badge>
        </Tooltip>
      )}
      {!(isLeaked && isPlain) && <State apiKey={apiKey} />}
    </Group>
  );
}

/** A rotated key stays active until its overlap ends, which is shown, too. */
function State({ apiKey: { status, revokedAt, replacedBy, canary } }: { apiKey: Shown }) {
  if (status === 'active' && revokedAt === null && canary) {
    return (
      <Tooltip label="Never valid; each use of it raises an alert">
        <Badge color="brass" tabIndex={0}>
          canary
        </Badge>
      </Tooltip>
    );
  }
  if (status !== 'active' || revokedAt === null) return <Badge color={COLORS[status]}>{status}</Badge>;
  return (
    <Tooltip label={`${replacedBy === null ? 'Stops' : 'Replaced; stops'} ${absoluteTime(revokedAt)}`}>
      <Badge color="brass" tabIndex={0}>
        stops soon
      </Badge>
    </Tooltip>
  );
}
