import { Stack } from '@mantine/core';
import { AppearanceCard } from './appearance-card';
import { IdentitiesCard } from './identities-card';
import { FactorsCard } from './factors/factors-card';
import { PendingReset } from './factors/pending-reset';
import { EmailCard } from './email-card';
import { PasswordCard } from './password-card';
import { ProfileCard } from './profile-card';
import { SecurityEventsCard } from './security-events-card';
import { SessionsCard } from './sessions-card';

/** Settings of the user's account, independent of the workspace. */
export function AccountSettings() {
  return (
    <Stack gap="lg" maw={720}>
      <PendingReset />
      <ProfileCard />
      <EmailCard />
      <PasswordCard />
      <FactorsCard />
      <IdentitiesCard />
      <SessionsCard />
      <SecurityEventsCard />
      <AppearanceCard />
    </Stack>
  );
}
