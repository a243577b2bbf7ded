import type { ApiKey } from '@latchkey/sdk';
import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Clamped } from '../../components/layout/clamped';
import { Time } from '../../components/time/time';
import { isChangeable } from './changeable';
import { type Message, rich, t } from '../../language/translate';

interface LeakNoticeProps {
  apiKey: ApiKey;
  onContain: (dialog: 'rotate' | 'edit' | 'switch' | 'revoke') => void;
}

/** Where, when and by whom a leaked key was found, and how to contain it. Stays after the key has been stopped. */
export function LeakNotice({ apiKey, onContain }: LeakNoticeProps) {
  if (apiKey.leakedAt === null) return null;
  const isActive = apiKey.status === 'active';
  return (
    <Alert
      mb="lg"
      color={isActive ? 'red' : 'gray'}
      icon={<IconAlertTriangle size={18} />}
      title={isActive ? t('This key has leaked and still works') : t('This key has leaked')}
    >
      <Text size="sm">
        {rich(REPORTS[apiKey.leak?.reportedBy ?? 'finder'], { time: <Time iso={apiKey.leakedAt} /> })}{' '}
        <Place leak={apiKey.leak} />
      </Text>
      {isActive ? (
        <>
          <Text size="sm" mt={6}>
            {t(
              'Anyone who finds it can use it. Contain the leak, then check under Security for addresses that you don’t recognise.',
            )}
          </Text>
          <Group mt="sm" gap="xs" role="group" aria-label={t('Contain the leak')}>
            {/* A key that has been rotated already can only be revoked. */}
            {apiKey.replacedBy === null ? (
              <Button size="xs" color="red" onClick={() => onContain('rotate')}>
                {t('Rotate now…')}
              </Button>
            ) : (
              <Button size="xs" color="red" onClick={() => onContain('revoke')}>
                {t('Revoke now…')}
              </Button>
            )}
            <Button size="xs" variant="default" onClick={() => onContain('edit')}>
              {t('Restrict addresses…')}
            </Button>
            <Button size="xs" variant="default" onClick={() => onContain('switch')}>
              {t('Disable…')}
            </Button>
          </Group>
        </>
      ) : (
        <Text size="sm" mt={6}>
          {isChangeable(apiKey)
            ? t('It is disabled. Rotate or revoke it; don’t enable it again.')
            : t('It no longer works. Check under Security where it was used from before it stopped.')}
        </Text>
      )}
    </Alert>
  );
}

const REPORTS = {
  github: 'GitHub secret scanning reported it {time}.',
  finder: 'An anonymous reporter reported it {time}.',
} as const satisfies Record<string, Message>;

/** A link only if GitHub reported it, because a stranger’s may lead anywhere. */
function Place({ leak }: { leak: ApiKey['leak'] }) {
  const url = leak?.url ?? null;
  if (url === null) return t('The report doesn’t say where it was found.');
  const place =
    leak?.reportedBy === 'github' && url.startsWith('https://') ? (
      <Anchor inherit href={url} target="_blank" rel="noreferrer" style={{ overflowWrap: 'anywhere' }}>
        <Clamped text={url} />
      </Anchor>
    ) : (
      <span style={{ overflowWrap: 'anywhere' }}>
        {rich('{url} (unverified)', { url: <Clamped text={url} /> })}
      </span>
    );
  return leak?.source
    ? rich('Found at {place}, in: {source}.', { place, source: leak.source.replaceAll('_', ' ') })
    : rich('Found at {place}.', { place });
}
