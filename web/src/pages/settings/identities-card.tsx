import type { Identity } from '@latchkey/sdk';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { Card } from '../../components/layout/card';
import { identityProviders } from '../../session/identity-providers';
import { session } from '../../session/session';
import { takeSsoOutcome } from '../../session/sso-outcome';
import { identitiesQuery } from './queries';
import { t } from '../../language/translate';

/**
 * The server's identity providers, and which of them sign in to the account. Renders nothing if there are neither, unless
 * linking has just failed.
 */
export function IdentitiesCard() {
  const identities = useQuery(identitiesQuery);
  const [{ refusal }] = useState(takeSsoOutcome);
  const linked = identities.data ?? [];
  const unlinked = identityProviders.filter(({ id }) => !linked.some(({ provider }) => provider === id));
  if (linked.length + unlinked.length === 0 && refusal === undefined) return null;
  const nameOf = ({ provider, issuer }: Identity): string =>
    identityProviders.find(({ id }) => id === provider)?.name ?? issuer;
  return (
    <Card title={t('Single sign-on')} description={t('Identity providers that you can use to sign in.')}>
      <Stack>
        {refusal !== undefined && (
          <Alert color="red" role="alert">
            {refusal}
          </Alert>
        )}
        <ErrorAlert error={identities.error} />
        {linked.map((identity) => (
          <LinkedIdentity key={identity.id} identity={identity} name={nameOf(identity)} />
        ))}
        {identities.data && unlinked.map(({ id, name }) => <UnlinkedProvider key={id} id={id} name={name} />)}
      </Stack>
    </Card>
  );
}

function LinkedIdentity({ identity, name }: { identity: Identity; name: string }) {
  const { run, pending, error } = useAction(async () => {
    await session.identities.unlink(identity.id);
    toast(t('{name} is unlinked.', { name }));
    await queryClient.invalidateQueries(identitiesQuery);
  });
  return (
    <>
      <Group justify="space-between">
        <Text size="sm">
          {name}
          {identity.email !== null && ` (${identity.email})`}
        </Text>
        <Button size="xs" variant="default" loading={pending} onClick={() => void run()}>
          {t('Unlink {name}', { name })}
        </Button>
      </Group>
      <ErrorAlert error={error} />
    </>
  );
}

function UnlinkedProvider({ id, name }: { id: string; name: string }) {
  const { run, pending, error } = useAction(async () => {
    location.assign(await session.identities.link(id));
  });
  return (
    <>
      <Group justify="space-between">
        <Text size="sm">{t('{name} is not linked.', { name })}</Text>
        <Button size="xs" variant="default" loading={pending} onClick={() => void run()}>
          {t('Link {name}', { name })}
        </Button>
      </Group>
      <ErrorAlert error={error} />
    </>
  );
}
