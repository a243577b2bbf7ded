import { Button, Divider, Stack } from '@mantine/core';
import { serverPath } from '../../base-path';
import { identityProviders } from '../../session/identity-providers';

/** One button for each identity provider. They are links: the browser leaves the dashboard. */
export function SingleSignOn() {
  if (identityProviders.length === 0) return null;
  return (
    <Stack mt="md">
      <Divider label="or" />
      {identityProviders.map(({ id, name }) => (
        <Button
          key={id}
          component="a"
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
