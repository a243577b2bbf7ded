import { Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../../api/use-action';
import { ErrorAlert } from '../../../components/feedback/error-alert';
import { toast } from '../../../components/feedback/toast';
import { DialogActions } from '../../../components/forms/dialog-actions';
import { fieldProblems } from '../../../components/forms/field-problems';
import { Form } from '../../../components/forms/form';
import { createPasskey } from '../../../session/passkeys';
import { session } from '../../../session/session';
import { deviceName } from '../device';
import { refreshFactors } from '../queries';
import { NewFactorDialog } from './new-factor-dialog';
import { t } from '../../../language/translate';

/** Creates a passkey: name, the browser's own dialog, and with the first factor the recovery codes. */
export function AddPasskeyDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <NewFactorDialog opened={opened} onClose={onClose} title={t('Add a passkey')}>
      {(onAdded) => <Creation onClose={onClose} onAdded={onAdded} />}
    </NewFactorDialog>
  );
}

function Creation({ onClose, onAdded }: { onClose: () => void; onAdded: (codes: string[]) => void }) {
  const [name, setName] = useState(() => deviceName(navigator.userAgent));
  const { run, pending, error } = useAction(async () => {
    const { passkeyOptions } = await session.factors.beginPasskey();
    const attestation = await createPasskey(() => passkeyOptions);
    const { recoveryCodes } = await session.factors.addPasskey({ name, attestation }, { maxRetries: 0 });
    toast(t('From now on, the passkey signs you in.'));
    await refreshFactors();
    onAdded(recoveryCodes);
  });
  const { fields, rest } = fieldProblems(error, ['name']);
  return (
    <Form onSubmit={() => void run()} error={error} label={t('Add a passkey')}>
      <Text size="sm">
        {t(
          'A passkey signs you in with your fingerprint, your face or the PIN of your device, without a password. Afterwards, your password alone no longer does.',
        )}
      </Text>
      <TextInput
        label={t('Name')}
        description={t('To tell it from your other passkeys.')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fields.name}
        required
        withAsterisk={false}
        data-autofocus
      />
      <ErrorAlert error={rest} />
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button type="submit" loading={pending}>
          {t('Create the passkey')}
        </Button>
      </DialogActions>
    </Form>
  );
}
