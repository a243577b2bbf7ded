import { Button, Checkbox, Container, Group, List, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { Logo } from '../../components/brand/logo';
import { Card } from '../../components/layout/card';
import { Disclosure } from '../../components/layout/disclosure';
import { useDocumentTitle } from '../../components/layout/page-header';
import { FirstCall } from '../../components/secrets/first-call-tabs';
import { FirstRequest } from '../../components/secrets/first-request';
import { SecretField } from '../../components/secrets/secret-field';
import { useConfirmLeaving } from '../../components/secrets/use-confirm-leaving';
import { Splash } from '../../shell/splash';
import { homeWorkspace } from '../../workspace/home-workspace';
import { forgetFirstKey, heldFirstKey } from './first-key';
import { rich, t } from '../../language/translate';

/** After sign-up: the first key, shown once, and the first call. */
export function WelcomePage() {
  useDocumentTitle(t('Your first API key'));
  const { next } = useSearch({ from: '/app/welcome' });
  const navigate = useNavigate();
  // The secret goes when this page does, however the user leaves it.
  const [account, setAccount] = useState(heldFirstKey);
  const [goesTo, setGoesTo] = useState<string>();
  useEffect(() => forgetFirstKey, []);
  const [isStored, setIsStored] = useState(false);
  useConfirmLeaving(account !== null && !isStored);

  // In two steps, because React keeps the previous rendering, which must not contain a secret.
  useEffect(() => {
    if (goesTo === undefined) return;
    if (next) void navigate({ href: next });
    else void navigate({ to: '/workspaces/$workspaceId/overview', params: { workspaceId: goesTo } });
  }, [goesTo, next, navigate]);

  if (goesTo !== undefined) return <Splash />;
  if (!account) return <ShownBefore />;
  const { apiKey, plaintext, webhookSigningSecret, workspace } = account;
  const goOn = () => {
    setAccount(null);
    setGoesTo(workspace.id);
  };

  return (
    <Container size={720} py={40} component="main">
      <Stack gap="lg">
        <Logo />
        <div>
          <Title order={1}>{t('Your first API key')}</Title>
          <Text c="dimmed" mt={4}>
            {t('Your account and the workspace “{name}” are ready. This key acts for you from any program.', {
              name: workspace.name,
            })}
          </Text>
        </div>
        <Card
          title={t('1. Store it')}
          description={t('The key is shown only once. We store only a hash, so it cannot be shown again.')}
        >
          <Stack gap="md">
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
            <Checkbox
              label={t('I have stored it')}
              description={t('Use a password manager or your secret store, not the repository.')}
              checked={isStored}
              onChange={(event) => setIsStored(event.currentTarget.checked)}
            />
          </Stack>
        </Card>
        <Card
          title={t('2. Make a call')}
          description={t('Paste this into a terminal. It asks the server who you are.')}
        >
          <Stack gap="md">
            <FirstCall secret={plaintext} />
            <FirstRequest workspaceId={workspace.id} keyId={apiKey.id} />
          </Stack>
        </Card>
        <Group justify="flex-end">
          {!isStored && (
            <Text size="sm" c="dimmed">
              {t('Store the key first; then tick the box.')}
            </Text>
          )}
          <Button onClick={goOn} disabled={!isStored}>
            {t('Continue to the dashboard')}
          </Button>
        </Group>
      </Stack>
    </Container>
  );
}

const bold = (words: ReactNode) => <b>{words}</b>;

/** After a reload: the secret was only in the page's memory, and is gone. */
function ShownBefore() {
  const { data: workspace } = useQuery({
    queryKey: ['home'],
    queryFn: async () => (await homeWorkspace()) ?? null,
  });
  return (
    <Container size={560} py={80} component="main">
      <Stack gap="md">
        <Logo size={40} withName={false} />
        <Title order={1}>{t('The key was shown once')}</Title>
        <Text>
          {t(
            'It was only in this page’s memory, which the reload cleared. It cannot be shown again, because the server does not have it.',
          )}
        </Text>
        <List spacing="xs">
          <List.Item>
            {rich('<b>If you stored it:</b> the key works, and there is nothing to do.', { b: bold })}
          </List.Item>
          <List.Item>
            {rich('<b>If not:</b> rotate it. You get a new key, and the lost one stops working.', {
              b: bold,
            })}
          </List.Item>
        </List>
        <Group>
          <Button
            renderRoot={(props) =>
              workspace ? (
                <Link
                  to="/workspaces/$workspaceId/api-keys"
                  params={{ workspaceId: workspace.id }}
                  {...props}
                />
              ) : (
                <Link to="/" {...props} />
              )
            }
          >
            {t('Go to your keys')}
          </Button>
        </Group>
      </Stack>
    </Container>
  );
}
