import type { ApiKey } from '@latchkey/sdk';
import { Badge, Group, Tooltip } from '@mantine/core';
import { absoluteTime, timeUntil } from '../../components/time/format-time';
import { useNow } from '../../components/time/time';
import { t } from '../../language/translate';

const COLORS = {
  active: 'patina',
  disabled: 'brass',
  suspended: 'brass',
  expired: 'brass',
  revoked: 'gray',
  ended: 'gray',
} as const;

const EXPIRES_SOON_MS = 7 * 86_400_000;

type Shown = Pick<ApiKey, 'status' | 'revokedAt' | 'replacedBy' | 'leakedAt' | 'canary' | 'expiresAt'>;

/**
 * The key's status, and whether it has leaked or is about to expire: a key that works, but has leaked or will not work
 * for long, is never shown as just active.
 */
export function StatusBadge({ apiKey }: { apiKey: Shown }) {
  const now = useNow();
  const expiry = expirySoon(apiKey, now);
  const isLeaked = apiKey.leakedAt !== null;
  const isPlain = apiKey.status === 'active' && apiKey.revokedAt === null && expiry === null;
  return (
    <Group component="span" gap={6} display="inline-flex">
      {isLeaked && (
        <Tooltip label={t('Reported as leaked {time}', { time: absoluteTime(apiKey.leakedAt ?? '') })}>
          <Badge color="red" variant={apiKey.status === 'active' ? 'filled' : 'light'} tabIndex={0}>
            {t('leaked')}
          </Badge>
        </Tooltip>
      )}
      {expiry === null ? (
        !(isLeaked && isPlain) && <State apiKey={apiKey} />
      ) : (
        <ExpiresSoon expiry={expiry} now={now} />
      )}
    </Group>
  );
}

/** When it expires, if that is soon and nothing ends it before. */
function expirySoon({ status, revokedAt, canary, expiresAt }: Shown, now: number): string | null {
  // A canary never works.
  if (status !== 'active' || canary || expiresAt === null) return null;
  const expiry = Date.parse(expiresAt);
  if (revokedAt !== null && Date.parse(revokedAt) <= expiry) return null;
  return expiry - now < EXPIRES_SOON_MS ? expiresAt : null;
}

function ExpiresSoon({ expiry, now }: { expiry: string; now: number }) {
  // The list learns it from the server a little later.
  if (Date.parse(expiry) <= now) return <Badge color={COLORS.expired}>{t('expired')}</Badge>;
  return (
    <Tooltip label={t('Expires {time}', { time: absoluteTime(expiry) })}>
      <Badge color="brass" tabIndex={0}>
        {t('expires {time}', { time: timeUntil(expiry, now) })}
      </Badge>
    </Tooltip>
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
