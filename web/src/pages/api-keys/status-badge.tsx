import type { ApiKey } from '@latchkey/sdk';
import { Badge, Tooltip } from '@mantine/core';
import { absoluteTime } from '../../components/time/format-time';

const COLORS = {
  active: 'patina',
  disabled: 'brass',
  suspended: 'brass',
  expired: 'brass',
  revoked: 'gray',
  ended: 'gray',
} as const;

/** A key that was rotated stays active until its overlap is over: that is said, too. */
export function StatusBadge({
  apiKey,
}: {
  apiKey: Pick<ApiKey, 'status' | 'revokedAt' | 'replacedBy' | 'canary'>;
}) {
  const { status, revokedAt, replacedBy, canary } = apiKey;
  if (status === 'active' && revokedAt !== null) {
    return (
      <Tooltip label={`${replacedBy === null ? 'Stops' : 'Replaced; stops'} ${absoluteTime(revokedAt)}`}>
        <Badge color="brass" tabIndex={0}>
          stops soon
        </Badge>
      </Tooltip>
    );
  }
  if (status === 'active' && canary) {
    return (
      <Tooltip label="Never valid; each use of it is an alert">
        <Badge color="brass" tabIndex={0}>
          canary
        </Badge>
      </Tooltip>
    );
  }
  return <Badge color={COLORS[status]}>{status}</Badge>;
}
