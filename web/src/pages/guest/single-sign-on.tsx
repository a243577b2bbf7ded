import { Button, Divider, Stack } from '@mantine/core';
import { serverPath } from '../../base-path';
import { identityProviders } from '../../session/identity-providers';
import { keepNextPage } from '../../session/next-page';
import { useGuestNavigation } from './guest-navigation';
import { t } from '../../language/translate';

/** One link per identity provider, because the browser leaves the dashboard. */
export function SingleSignOn({ workspaceId }: { workspaceId: string | undefined }) {
  const { next } = useGuestNavigation();
  const providers =
    workspaceId === undefined
      ? identityProviders
      : [{ id: workspaceId, name: t('the workspace’s provider') }, ...identityProviders];
  if (providers.length === 0) return null;
  return (
    <Stack mt="md">
      <Divider label={t('or')} />
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          component="a"
          onClick={() => keepNextPage(next)}
          href={serverPath(`/api/v1/auth/sso/${id}/start`)}
          variant="default"
          fullWidth
        >
          {t('Continue with {name}', { name })}
        </Button>
      ))}
    </Stack>
  );
}
