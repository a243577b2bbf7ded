import type { UserPrincipal } from '@latchkey/sdk';
import { Alert, Badge, Button, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { fieldProblems } from '../../components/forms/field-problems';
import { Form } from '../../components/forms/form';
import { PasswordField } from '../../components/forms/password-field';
import { UsernameForManagers } from '../../components/forms/username-for-managers';
import { Card } from '../../components/layout/card';
import { meQuery } from '../../session/queries';
import { session } from '../../session/session';
import { t } from '../../language/translate';

type User = UserPrincipal['user'];

/** The link may be followed in another tab, or on another device. */
const LOOK_WHETHER_CONFIRMED_MS = 5_000;

/** The address for mails about the account, and for signing in. */
export function EmailCard() {
  // Where a link was sent that has not been followed yet. The server does not say, so a reload forgets it.
  const [sentTo, setSentTo] = useState<string | null>(null);
  const me = useQuery({
    ...meQuery,
    refetchInterval: ({ state }) =>
      sentTo !== null && state.data !== undefined && !isConfirmed(state.data.user, sentTo)
        ? LOOK_WHETHER_CONFIRMED_MS
        : false,
  });
  const user = me.data?.user;
  return (
    <Card
      title={t('Email address')}
      description={t('You sign in with this address, and emails about your account are sent to it.')}
    >
      {user !== undefined ? (
        <Stack gap="md">
          <Confirmation user={user} onSent={setSentTo} />
          {sentTo !== null && !isConfirmed(user, sentTo) ? (
            <Sent user={user} to={sentTo} onBack={() => setSentTo(null)} />
          ) : (
            <ChangeForm user={user} onSent={setSentTo} />
          )}
        </Stack>
      ) : me.isError ? (
        <ErrorAlert error={me.error} onRetry={() => void me.refetch()} />
      ) : (
        <Skeleton height={220} />
      )}
    </Card>
  );
}

const isConfirmed = (user: User, email: string): boolean => user.email === email && user.emailVerified;

interface PartProps {
  user: User;
  /** @param email as the server writes it */
  onSent: (email: string) => void;
}

/** The current address. */
function Confirmation({ user, onSent }: PartProps) {
  const { run, pending, error } = useAction(async () => {
    await session.account.requestEmailVerification({ maxRetries: 0 });
    onSent(user.email);
  });
  return (
    <>
      <Group gap="xs">
        <Text fw={560} style={{ overflowWrap: 'anywhere' }}>
          {user.email}
        </Text>
        <Badge color={user.emailVerified ? 'patina' : 'gray'}>
          {user.emailVerified ? t('confirmed') : t('not confirmed')}
        </Badge>
      </Group>
      {!user.emailVerified && (
        <Group gap="sm" justify="space-between">
          <Text size="sm" c="dimmed" style={{ flex: '1 1 16rem' }}>
            {t(
              'Confirm this address to make sure that you receive emails, such as the one to reset a forgotten password.',
            )}
          </Text>
          <Button variant="default" loading={pending} onClick={() => void run()}>
            {t('Send the link')}
          </Button>
        </Group>
      )}
      <ErrorAlert error={error} />
    </>
  );
}

function Sent({ user, to, onBack }: { user: User; to: string; onBack: () => void }) {
  const isChange = to !== user.email;
  return (
    <Alert role="status" icon={<IconMail size={18} />} title={t('Check the email of {to}', { to })}>
      <Text size="sm">
        {isChange
          ? t(
              'A link is on its way. Follow it within 24 hours, and the address is yours. Until then it stays {email}, which is notified of the request. Changing your password cancels the change.',
              { email: user.email },
            )
          : t('A link is on its way. Follow it within 24 hours, and the address is confirmed.')}
      </Text>
      <Button size="xs" variant="default" mt="sm" onClick={onBack}>
        {isChange ? t('Request again, or use another address') : t('Change the address instead')}
      </Button>
    </Alert>
  );
}

function ChangeForm({ user, onSent }: PartProps) {
  const [email, setEmail] = useState('');
  const [currentPassword, setCurrentPassword] = useState('');
  const { run, pending, error } = useAction(async () => {
    await session.account.changeEmail({ email, currentPassword }, { maxRetries: 0 });
    onSent(normal(email));
  });
  const { fields, rest } = fieldProblems(error, ['email', 'currentPassword'], {
    email_taken: 'email',
    current_password_wrong: 'currentPassword',
  });
  return (
    <Form onSubmit={() => void run()} error={error} label={t('Email address')}>
      <UsernameForManagers email={user.email} />
      <TextInput
        label={t('New email address')}
        description={t('We will email a link to the new address. The address changes when you follow it.')}
        type="email"
        name="new-email"
        autoComplete="email"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={normal(email) === user.email ? t('This is already your address.') : fields.email}
      />
      <PasswordField
        label={t('Your password')}
        autoComplete="current-password"
        value={currentPassword}
        onChange={setCurrentPassword}
        error={fields.currentPassword}
      />
      <ErrorAlert error={rest} />
      <Group justify="flex-end">
        <Button
          type="submit"
          loading={pending}
          disabled={email.trim() === '' || normal(email) === user.email || currentPassword === ''}
        >
          {t('Send a link to the new address')}
        </Button>
      </Group>
    </Form>
  );
}

/** In the server's canonical form. */
const normal = (email: string): string => email.trim().toLowerCase();
