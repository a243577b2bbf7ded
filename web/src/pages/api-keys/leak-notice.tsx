import type { ApiKey } from '@latchkey/sdk';
import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Time } from '../../components/time/time';
import { isChangeable } from './changeable';

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
      title={isActive ? 'This key has leaked and still works' : 'This key has leaked'}
    >
      <Text size="sm">
        {REPORTERS[apiKey.leak?.reportedBy ?? 'finder']} reported it <Time iso={apiKey.leakedAt} />.{' '}
        <Place leak={apiKey.leak} />
      </Text>
      {isActive ? (
        <>
          <Text size="sm" mt={6}>
            Anyone who finds it can use it. Contain the leak, then check under Security for addresses that you
            don’t recognise.
          </Text>
          <Group mt="sm" gap="xs" role="group" aria-label="Contain the leak">
            {/* A key that has been rotated already can only be revoked. */}
            {apiKey.replacedBy === null ? (
              <Button size="xs" color="red" onClick={() => onContain('rotate')}>
                Rotate now…
              </Button>
            ) : (
              <Button size="xs" color="red" onClick={() => onContain('revoke')}>
                Revoke now…
              </Button>
            )}
            <Button size="xs" variant="default" onClick={() => onContain('edit')}>
              Restrict addresses…
            </Button>
            <Button size="xs" variant="default" onClick={() => onContain('switch')}>
              Disable…
            </Button>
          </Group>
        </>
      ) : (
        <Text size="sm" mt={6}>
          {isChangeable(apiKey)
            ? 'It is disabled. Rotate or revoke it; don’t enable it again.'
            : 'It no longer works. Check under Security where it was used from before it stopped.'}
        </Text>
      )}
    </Alert>
  );
}

const REPORTERS = { github: 'GitHub secret scanning', finder: 'An anonymous reporter' } as const;

/** A link only if GitHub reported it, because a stranger’s may lead anywhere. */
function Place({ leak }: { leak: ApiKey['leak'] }) {
  const url = leak?.url ?? null;
  if (url === null) return <>The report doesn’t say where it was found.</>;
  return (
    <>
      Found at{' '}
      {leak?.reportedBy === 'github' && url.startsWith('https://') ? (
        <Anchor inherit href={url} target="_blank" rel="noreferrer" style={{ overflowWrap: 'anywhere' }}>
          {url}
        </Anchor>
      ) : (
        <span style={{ overflowWrap: 'anywhere' }}>{url} (unverified)</span>
      )}
      {leak?.source && `, in: ${leak.source.replaceAll('_', ' ')}`}.
    </>
  );
}
