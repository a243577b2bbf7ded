import type { IssuedApiKey } from '@latchkey/sdk';
import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Disclosure } from '../../components/layout/disclosure';
import { FirstCall } from '../../components/secrets/first-call-tabs';
import { FirstRequest } from '../../components/secrets/first-request';
import { SecretField } from '../../components/secrets/secret-field';
import { forgetSecretOnScreen, noteSecretOnScreen } from '../../components/secrets/secret-on-screen';
import { useConfirmLeaving } from '../../components/secrets/use-confirm-leaving';
import { rich, t } from '../../language/translate';

interface IssuedKeyViewProps {
  issued: IssuedApiKey;
  /** The label of the last button. */
  doneLabel: string;
  /** The user has stored it, so the holder of the secret lets go of it. */
  onDone: () => void;
}

/** A new key's secrets, shown once. The secret is in memory only as long as this is on screen. */
export function IssuedKeyView({ issued, doneLabel, onDone }: IssuedKeyViewProps) {
  const { apiKey, plaintext, webhookSigningSecret } = issued;
  const [isStored, setIsStored] = useState(false);
  useConfirmLeaving(!isStored);
  useEffect(() => {
    noteSecretOnScreen({ workspaceId: apiKey.workspaceId, keyId: apiKey.id, name: apiKey.name });
    return forgetSecretOnScreen;
  }, [apiKey]);

  return (
    <Stack gap="md">
      <Text size="sm">
        {rich(
          'The key is shown <b>only once</b>: the server stores only a hash. Store the key where the program gets its secrets from.',
          { b: (words) => <b>{words}</b> },
        )}
      </Text>
      <SecretField label={t('API key')} what={t('the API key')} secret={plaintext} />
      <Disclosure summary={t('Webhook signing secret')}>
        <SecretField
          label={t('Webhook signing secret')}
          what={t('the webhook signing secret')}
          description={t(
            'Verifies that a webhook delivery comes from this server. Needed only if you use webhooks.',
          )}
          secret={webhookSigningSecret}
        />
      </Disclosure>
      <Disclosure summary={t('Try it now')}>
        <Stack gap="sm">
          <FirstCall secret={plaintext} />
          <FirstRequest workspaceId={apiKey.workspaceId} keyId={apiKey.id} />
        </Stack>
      </Disclosure>
      <Group justify="space-between">
        <Checkbox
          label={t('I have stored it')}
          checked={isStored}
          onChange={(event) => setIsStored(event.currentTarget.checked)}
        />
        <Button
          onClick={() => {
            onDone();
            wipe(issued);
          }}
          disabled={!isStored}
        >
          {doneLabel}
        </Button>
      </Group>
    </Stack>
  );
}

/** React keeps the previous rendering, which must not refer to a secret. */
function wipe(issued: IssuedApiKey): void {
  issued.plaintext = '';
  issued.webhookSigningSecret = '';
}
