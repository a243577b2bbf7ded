import { LatchkeyError } from '@latchkey/sdk';
import { Alert, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { AppearanceCard } from './appearance-card';
import { IdentitiesCard } from './identities-card';
import { FactorsCard } from './factors/factors-card';
import { PendingReset } from './factors/pending-reset';
import { EmailCard } from './email-card';
import { PasswordCard } from './password-card';
import { ProfileCard } from './profile-card';
import { SecurityEventsCard } from './security-events-card';
import { sessionsQuery } from './queries';
import { SessionsCard } from './sessions-card';
import { t } from '../../language/translate';

/** Settings of the user's account, independent of the workspace. */
export function AccountSettings() {
  const { isPending, error } = useQuery(sessionsQuery);
  const isConfined = error instanceof LatchkeyError && error.code === 'session_confined';
  // Before anything else, because what the account offers depends on it, and what came later would move the rest.
  if (isPending) return <Skeleton height={640} maw={720} />;
  return (
    <Stack gap="lg" maw={720}>
      {isConfined ? (
        <Alert color="gray" variant="light" title={t('You signed in for one workspace')}>
          {t(
            'The identity provider of a workspace began this session, so it cannot manage your account. To do that, sign out and sign in another way. If your account has no password yet, “Forgot password?” on the sign-in page sets one.',
          )}
        </Alert>
      ) : (
        <OfAccount />
      )}
      <AppearanceCard />
    </Stack>
  );
}

const OfAccount = () => (
  <>
    <PendingReset />
    <ProfileCard />
    <EmailCard />
    <PasswordCard />
    <FactorsCard />
    <IdentitiesCard />
    <SessionsCard />
    <SecurityEventsCard />
  </>
);
