import type { WorkspaceSso } from '@latchkey/sdk';
import {
  Alert,
  Button,
  Code,
  Group,
  NativeSelect,
  PasswordInput,
  Skeleton,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { fieldProblems } from '../../components/forms/field-problems';
import { Form } from '../../components/forms/form';
import { Card } from '../../components/layout/card';
import { session } from '../../session/session';
import { asStored } from '../../session/show-unseen';
import { type CurrentWorkspace, workspaceSsoQuery } from '../../workspace/queries';
import { rich, t } from '../../language/translate';

interface SsoProps {
  workspace: CurrentWorkspace;
  sso: WorkspaceSso;
}

/** The workspace's identity provider, and whether members must sign in with it. */
export function SsoCard({ workspace }: { workspace: CurrentWorkspace }) {
  const { data, error, refetch } = useQuery(workspaceSsoQuery(workspace.id));
  return (
    <Card
      title={t('Single sign-on of the workspace')}
      description={t(
        'Members sign in with your identity provider, by OpenID Connect. API keys are not affected.',
      )}
    >
      {data ? (
        <Stack>
          <Requirement workspace={workspace} sso={data} />
          {workspace.role === 'owner' && <ProviderForm workspace={workspace} sso={data} />}
        </Stack>
      ) : error ? (
        <ErrorAlert error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton height={160} />
      )}
    </Card>
  );
}

const changed = (workspaceId: string): Promise<void> =>
  queryClient.invalidateQueries(workspaceSsoQuery(workspaceId));

/** What members do, and what an owner may require of them. */
function Requirement({ workspace, sso }: SsoProps) {
  const { identityProvider, enforced, signedIn, signInUrl } = sso;
  const signIn = useAction(async () => {
    location.assign(await session.identities.link(workspace.id));
  });
  const toggle = useAction(async () => {
    await session.workspaces.enforceSso(workspace.id, !enforced);
    await changed(workspace.id);
    toast(enforced ? t('Members need not sign in with it any more.') : t('Every server now requires it.'));
  });
  if (identityProvider === null) {
    return workspace.role === 'owner' ? null : (
      <Text size="sm" c="dimmed">
        {t('The workspace has no identity provider. Owners can configure one.')}
      </Text>
    );
  }
  const { name } = identityProvider;
  return (
    <Stack gap="sm">
      <Text size="sm">
        {enforced
          ? t('Members must have signed in with {name} to do anything here.', { name })
          : t('Members can sign in with {name}, and need not.', { name })}{' '}
        {signedIn ? t('Your session has.') : t('Your session has not.')}
      </Text>
      <Text size="sm">
        {rich('Sign-in address: {url}', {
          url: <Code style={{ overflowWrap: 'anywhere' }}>{signInUrl}</Code>,
        })}
      </Text>
      <Group>
        {!signedIn && (
          <Button variant="default" loading={signIn.pending} onClick={() => void signIn.run()}>
            {t('Sign in with {name}', { name })}
          </Button>
        )}
        {workspace.role === 'owner' && (
          <Button
            variant="default"
            loading={toggle.pending}
            disabled={!enforced && !signedIn}
            onClick={() => void toggle.run()}
          >
            {enforced ? t('Stop requiring it') : t('Require it of all members')}
          </Button>
        )}
      </Group>
      {workspace.role === 'owner' && !enforced && (
        <Text size="xs" c="dimmed">
          {t(
            'To require it, sign in with it yourself first, and have a second factor: if the provider fails, it lets you turn this off.',
          )}
        </Text>
      )}
      <ErrorAlert error={signIn.error ?? toggle.error} />
    </Stack>
  );
}

function ProviderForm({ workspace, sso }: SsoProps) {
  const { redirectUri, domainProof } = sso;
  const identityProvider = asStored(sso.identityProvider);
  const [name, setName] = useState(identityProvider?.name ?? '');
  const [issuer, setIssuer] = useState(identityProvider?.issuer ?? '');
  const [clientId, setClientId] = useState(identityProvider?.clientId ?? '');
  const [clientSecret, setClientSecret] = useState('');
  const [domains, setDomains] = useState(identityProvider?.domains ?? []);
  const [defaultRole, setDefaultRole] = useState(identityProvider?.defaultRole ?? 'member');
  const { run, pending, error } = useAction(async () => {
    const { identityProvider: saved } = await session.workspaces.setIdentityProvider(workspace.id, {
      name: name.trim(),
      issuer: issuer.trim(),
      clientId: clientId.trim(),
      ...(clientSecret === '' ? {} : { clientSecret }),
      domains,
      defaultRole,
    });
    setClientSecret('');
    setDomains(saved?.domains ?? []);
    await changed(workspace.id);
    toast(t('The provider answered. Now sign in with it.'));
  });
  const removal = useAction(async () => {
    await session.workspaces.removeIdentityProvider(workspace.id);
    await changed(workspace.id);
    setName('');
    setIssuer('');
    setClientId('');
    setDomains([]);
    toast(t('Removed. The sessions that it began have ended.'));
  });
  const { fields, rest } = fieldProblems(error, ['name', 'issuer', 'clientId', 'clientSecret', 'domains']);
  return (
    <Form onSubmit={() => void run()} error={error} label={t('Identity provider')}>
      <Alert color="gray" variant="light" title={t('Register this redirect URI at the provider')}>
        <Code style={{ overflowWrap: 'anywhere' }}>{redirectUri}</Code>
      </Alert>
      <TextInput
        label={t('Provider')}
        description={t('Members see it on the button.')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fields.name}
        maxLength={50}
        autoComplete="off"
      />
      <TextInput
        label={t('Issuer')}
        description={t('As the provider spells it, such as https://id.acme.dev.')}
        value={issuer}
        onChange={(event) => setIssuer(event.currentTarget.value)}
        error={fields.issuer}
        maxLength={500}
        autoComplete="off"
      />
      <TextInput
        label={t('Client id')}
        value={clientId}
        onChange={(event) => setClientId(event.currentTarget.value)}
        error={fields.clientId}
        maxLength={500}
        autoComplete="off"
      />
      <PasswordInput
        label={t('Client secret')}
        description={identityProvider === null ? undefined : t('Empty: stays as it is. It cannot be shown.')}
        value={clientSecret}
        onChange={(event) => setClientSecret(event.currentTarget.value)}
        error={fields.clientSecret}
        maxLength={2000}
        autoComplete="off"
      />
      <TagsInput
        label={t('Domains whose people may join')}
        description={rich(
          'People without an account join by signing in, if their address is of one of these domains. Each needs the TXT record <code>_latchkey.</code><em>domain</em> with the text {proof}.',
          {
            code: (words) => <Code>{words}</Code>,
            em: (words) => <em>{words}</em>,
            proof: <Code style={{ overflowWrap: 'anywhere' }}>{domainProof}</Code>,
          },
        )}
        placeholder={domains.length === 0 ? t('None: people join by invitation') : ''}
        value={domains}
        onChange={setDomains}
        splitChars={[',', ' ', ';', '\n']}
        acceptValueOnBlur
        error={fields.domains}
        clearable
        clearButtonProps={{ 'aria-label': t('Remove all domains') }}
      />
      {/* Always there: leaving the field above must not move the button under the mouse. */}
      <NativeSelect
        label={t('They join as')}
        data={[
          { value: 'member', label: t('Member') },
          { value: 'viewer', label: t('Viewer') },
        ]}
        value={defaultRole}
        onChange={(event) => setDefaultRole(event.currentTarget.value === 'viewer' ? 'viewer' : 'member')}
      />
      <ErrorAlert error={rest ?? removal.error} />
      <Group justify="flex-end">
        {identityProvider !== null && (
          <Button variant="default" color="red" loading={removal.pending} onClick={() => void removal.run()}>
            {t('Remove the provider')}
          </Button>
        )}
        <Button
          type="submit"
          loading={pending}
          disabled={name.trim() === '' || issuer.trim() === '' || clientId.trim() === ''}
        >
          {t('Configure the provider')}
        </Button>
      </Group>
    </Form>
  );
}
