import type { ApiKey } from '@latchkey/sdk';
import { Badge, Group, Tooltip } from '@mantine/core';
import { absoluteTime } from '../../components/time/format-time';
import { t } from '../../language/translate';

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
        <Tooltip label={t('Reported as leaked {time}', { time: absoluteTime(apiKey.leakedAt ?? '') })}>
          <Badge color="red" variant={apiKey.status === 'active' ? 'filled' : 'light'} tabIndex={0}>
            {t('leaked')}
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
      <Tooltip label={t('Never valid; each use of it raises an alert')}>
        <Badge color="brass" tabIndex={0}>
          {t('canary')}
        </Badge>
      </Tooltip>
    );
  }
  if (status !== 'active' || revokedAt === null) return <Badge color={COLORS[status]}>{t(status)}</Badge>;
  const time = absoluteTime(revokedAt);
  return (
    <Tooltip
      label={replacedBy === null ? t('Stops {time}', { time }) : t('Replaced; stops {time}', { time })}
    >
      <Badge color="brass" tabIndex={0}>
        {t('stops soon')}
      </Badge>
    </Tooltip>
  );
}
