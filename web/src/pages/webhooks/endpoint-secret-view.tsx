import type { IssuedWebhookEndpoint } from '@latchkey/sdk';
import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { SecretField } from '../../components/secrets/secret-field';
import { useConfirmLeaving } from '../../components/secrets/use-confirm-leaving';
import { rich, t } from '../../language/translate';

interface EndpointSecretViewProps {
  issued: IssuedWebhookEndpoint;
  /** The user has stored it, so the holder of the secret lets go of it. */
  onDone: () => void;
}

/** The endpoint's signing secret, shown once. It is in memory only as long as this is on screen. */
export function EndpointSecretView({ issued, onDone }: EndpointSecretViewProps) {
  const [isStored, setIsStored] = useState(false);
  useConfirmLeaving(!isStored);
  return (
    <Stack gap="md">
      <Text size="sm">
        {rich(
          'The secret is shown <b>only once</b>. Give it to the receiver, which verifies deliveries with it. If it is lost, rotate it to get a new one.',
          { b: (words) => <b>{words}</b> },
        )}
      </Text>
      <SecretField
        label={t('Signing secret')}
        what={t('the signing secret')}
        secret={issued.signingSecret ?? ''}
      />
      <Group justify="space-between">
        <Checkbox
          label={t('I have stored it')}
          checked={isStored}
          onChange={(event) => setIsStored(event.currentTarget.checked)}
        />
        <Button
          disabled={!isStored}
          onClick={() => {
            onDone();
            // React keeps the previous rendering, which must not refer to a secret.
            issued.signingSecret = '';
          }}
        >
          {t('Done')}
        </Button>
      </Group>
    </Stack>
  );
}
