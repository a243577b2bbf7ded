import { LatchkeyError } from '@latchkey/sdk';
import { Alert, Button, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useAction } from '../api/use-action';
import { ErrorAlert } from '../components/feedback/error-alert';
import { session } from '../session/session';
import { useWorkspace } from '../workspace/queries';
import { t } from '../language/translate';

/** Above every page of a workspace whose identity provider the session should have signed in with, and has not. */
export function SsoNotice() {
  const { id } = useWorkspace();
  const missing = useMissingProvider(id);
  const signIn = useAction(async () => {
    location.assign(await session.identities.link(id));
  });
  if (missing === undefined) return null;
  return (
    <Alert
      role="alert"
      color="gray"
      variant="light"
      mb="lg"
      title={t('This workspace requires single sign-on')}
      icon={<IconLock size={18} />}
    >
      <Text size="sm" mb="sm" style={{ overflowWrap: 'anywhere' }}>
        {t('Sign in with {missing} to continue. Your account and your other workspaces are not affected.', {
          missing,
        })}
      </Text>
      <Button size="xs" loading={signIn.pending} onClick={() => void signIn.run()}>
        {t('Sign in with {missing}', { missing })}
      </Button>
      <ErrorAlert error={signIn.error} />
    </Alert>
  );
}

/** Takes it from what was refused, so that asking costs no request. */
function useMissingProvider(workspaceId: string): string | undefined {
  const cache = useQueryClient().getQueryCache();
  return useSyncExternalStore(
    (changed) => cache.subscribe(changed),
    () =>
      cache
        .getAll()
        .map(({ state }) => providerIn(state.error, workspaceId))
        .find((name) => name !== undefined),
  );
}

/** @returns undefined for any other error */
function providerIn(error: unknown, workspaceId: string): string | undefined {
  if (!(error instanceof LatchkeyError) || error.code !== 'sso_required') return undefined;
  const { identityProvider, workspaceId: requiredIn } = error.extensions;
  return typeof identityProvider === 'string' && requiredIn === workspaceId ? identityProvider : undefined;
}
