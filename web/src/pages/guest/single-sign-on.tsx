import { Button, Divider, Stack } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { serverPath } from '../../base-path';
import { identityProviders } from '../../session/identity-providers';
import { keepNextPage } from '../../session/next-page';

/** One link per identity provider, because the browser leaves the dashboard. */
export function SingleSignOn() {
  const { next } = useSearch({ from: '/guest' });
  if (identityProviders.length === 0) return null;
  return (
    <Stack mt="md">
      <Divider label="or" />
      {identityProviders.map(({ id, name }) => (
        <Button
          key={id}
          component="a"
          onClick={() => keepNextPage(next)}
          href={serverPath(`/api/v1/auth/sso/${id}/start`)}
          variant="default"
          fullWidth
        >
          Continue with {name}
        </Button>
      ))}
    </Stack>
  );
}
