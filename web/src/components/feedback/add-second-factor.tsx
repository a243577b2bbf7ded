import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';

const AddAppDialog = lazy(async () => ({
  default: (await import('../../pages/settings/factors/add-app-dialog')).AddAppDialog,
}));

/** For a member of a workspace that requires a second factor: adds one in place, and then what was refused loads. */
export function AddSecondFactor() {
  const queries = useQueryClient();
  const [isAdding, setIsAdding] = useState(false);
  const close = (): void => {
    setIsAdding(false);
    void queries.invalidateQueries();
  };
  return (
    <>
      <Button size="xs" onClick={() => setIsAdding(true)}>
        Add an authenticator app
      </Button>
      {isAdding && (
        <Suspense>
          <AddAppDialog opened onClose={close} />
        </Suspense>
      )}
    </>
  );
}
