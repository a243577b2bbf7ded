import { Alert, Button, Group, Text } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { forgetSecretOnScreen, lostSecret } from '../../components/secrets/secret-on-screen';
import { t } from '../../language/translate';

/** Shown if the page was reloaded while a secret was shown once: what was lost, and what to do about it. */
export function LostSecretNotice({ workspaceId }: { workspaceId: string }) {
  const [lost, setLost] = useState(lostSecret);
  if (lost?.workspaceId !== workspaceId) return null;
  const dismiss = () => {
    forgetSecretOnScreen();
    setLost(null);
  };
  return (
    <Alert
      color="brass"
      mb="md"
      icon={<IconEyeOff size={18} />}
      title={t('The secret of “{name}” was on screen', { name: lost.name })}
    >
      <Text size="sm">
        {t(
          'The page was reloaded, and the secret cannot be shown again. If you stored it, there is nothing to do. If not, rotate the key: you get a new secret, and the lost one stops working.',
        )}
      </Text>
      <Group mt="sm" gap="xs">
        <Button
          size="xs"
          onClick={forgetSecretOnScreen}
          renderRoot={(props) => (
            <Link
              to="/workspaces/$workspaceId/api-keys/$keyId"
              params={{ workspaceId, keyId: lost.keyId }}
              search={{ dialog: 'rotate' }}
              {...props}
            />
          )}
        >
          {t('Rotate the key')}
        </Button>
        <Button size="xs" variant="default" onClick={dismiss}>
          {t('I have stored it')}
        </Button>
      </Group>
    </Alert>
  );
}
