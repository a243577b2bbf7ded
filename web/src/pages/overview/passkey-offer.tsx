import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Card } from '../../components/layout/card';
import { whyNoPasskeys } from '../../session/passkeys';
import { session } from '../../session/session';
import { factorsQuery, sessionsQuery } from '../settings/queries';
import { RememberedList } from './remembered-list';
import { t } from '../../language/translate';

const AddPasskeyDialog = lazy(async () => ({
  default: (await import('../settings/factors/add-passkey-dialog')).AddPasskeyDialog,
}));

/** A user's id, and the session in which they dismissed the offer. */
const refusals = new RememberedList('latchkey-passkey-offer-refused');

/**
 * Offered from the first session on. A user who declines is asked once more, after the next sign-in, and then never
 * again.
 */
const OFFERS_MAX = 2;

const canCreatePasskey = async (): Promise<boolean> =>
  whyNoPasskeys() === undefined &&
  (await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable());

export interface PasskeyOffer {
  /** Whether to offer one is not known yet. */
  isPending: boolean;
  isOffered: boolean;
  /** A user who declines now is not asked again. */
  isLast: boolean;
  refuse: () => void;
}

/** For users who sign in with a password on a device that supports passkeys. */
export function usePasskeyOffer(): PasskeyOffer {
  const user = `${session.state.userId} `;
  const [refused, setRefused] = useState(() => refusals.entries.filter((entry) => entry.startsWith(user)));
  const device = useQuery({
    queryKey: ['device', 'passkeys'],
    queryFn: canCreatePasskey,
    staleTime: Infinity,
  });
  const mayAsk = device.data === true && refused.length < OFFERS_MAX;
  const factors = useQuery({ ...factorsQuery, enabled: mayAsk });
  const sessions = useQuery({ ...sessionsQuery, enabled: mayAsk });
  const current = sessions.data?.find((each) => each.current);
  const entry = `${user}${current?.id}`;
  const hasNoPasskey = factors.data?.every(({ type }) => type !== 'passkey') ?? false;
  return {
    isPending: [device, factors, sessions].some((query) => query.isEnabled && query.isPending),
    isOffered: mayAsk && hasNoPasskey && current?.amr.includes('sso') === false && !refused.includes(entry),
    isLast: refused.length === OFFERS_MAX - 1,
    refuse: () => {
      refusals.add(entry);
      setRefused([...refused, entry]);
    },
  };
}

export function PasskeyOfferCard({ offer: { isOffered, isLast, refuse } }: { offer: PasskeyOffer }) {
  // Stays while the dialog is open: with the first factor, it shows the recovery codes.
  const [isAdding, setIsAdding] = useState(false);
  if (!isOffered && !isAdding) return null;
  return (
    <Card title={t('Sign in without your password')}>
      <Group justify="space-between" gap="md">
        <Text size="sm" maw={560}>
          {t(
            'A passkey signs you in with your fingerprint, your face or the PIN of this device. Nobody can guess it, and it does not work on a fake page.',
          )}
        </Text>
        <Group gap="xs">
          <Button variant="default" onClick={refuse}>
            {isLast ? t('Don’t ask again') : t('Not now')}
          </Button>
          <Button onClick={() => setIsAdding(true)}>{t('Add a passkey')}</Button>
        </Group>
      </Group>
      {isAdding && (
        <Suspense>
          <AddPasskeyDialog opened onClose={() => setIsAdding(false)} />
        </Suspense>
      )}
    </Card>
  );
}
