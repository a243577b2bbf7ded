import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { whyNoPasskeys } from '../../session/passkeys';
import { t } from '../../language/translate';

const AddPasskeyDialog = lazy(async () => ({
  default: (await import('../../pages/settings/factors/add-passkey-dialog')).AddPasskeyDialog,
}));
const AddAppDialog = lazy(async () => ({
  default: (await import('../../pages/settings/factors/add-app-dialog')).AddAppDialog,
}));

/** For a member of a workspace that requires a second factor: adds one in place, and then reloads what was refused. */
export function AddSecondFactor() {
  const queries = useQueryClient();
  const [adding, setAdding] = useState<'app' | 'passkey'>();
  const close = (): void => {
    setAdding(undefined);
    void queries.invalidateQueries();
  };
  return (
    <>
      {whyNoPasskeys() === undefined && (
        <Button size="xs" onClick={() => setAdding('passkey')}>
          {t('Add a passkey')}
        </Button>
      )}
      <Button size="xs" onClick={() => setAdding('app')}>
        {t('Add an authenticator app')}
      </Button>
      <Suspense>
        {adding === 'app' && <AddAppDialog opened onClose={close} />}
        {adding === 'passkey' && <AddPasskeyDialog opened onClose={close} />}
      </Suspense>
    </>
  );
}
