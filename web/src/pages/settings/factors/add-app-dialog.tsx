import type { TotpSecret } from '@latchkey/sdk';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useAction } from '../../../api/use-action';
import { ErrorAlert } from '../../../components/feedback/error-alert';
import { toast } from '../../../components/feedback/toast';
import { DialogActions } from '../../../components/forms/dialog-actions';
import { CodeField } from '../../../components/forms/factor-field';
import { fieldProblems } from '../../../components/forms/field-problems';
import { Form } from '../../../components/forms/form';
import { QrCode } from '../../../components/secrets/qr-code';
import { SecretField } from '../../../components/secrets/secret-field';
import { ListSkeleton } from '../../../components/tables/list-skeleton';
import { session } from '../../../session/session';
import { NewFactorDialog } from './new-factor-dialog';
import { refreshFactors } from '../queries';
import { t } from '../../../language/translate';

/** Sets up an authenticator app: scan, confirm, keep the recovery codes. */
export function AddAppDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <NewFactorDialog opened={opened} onClose={onClose} title={t('Add an authenticator app')}>
      {(onAdded) => <SetUp onClose={onClose} onConfirmed={onAdded} />}
    </NewFactorDialog>
  );
}

function SetUp({ onClose, onConfirmed }: { onClose: () => void; onConfirmed: (codes: string[]) => void }) {
  const [secret, setSecret] = useState<TotpSecret>();
  const begin = useAction(async () => setSecret(await session.factors.beginTotp()));
  const start = begin.run;
  useEffect(() => void start(), [start]);
  if (secret) return <Confirm secret={secret} onClose={onClose} onConfirmed={onConfirmed} />;
  return begin.error === undefined ? (
    <ListSkeleton label={t('Preparing the code')} />
  ) : (
    <ErrorAlert error={begin.error} onRetry={() => void start()} />
  );
}

interface ConfirmProps {
  secret: TotpSecret;
  onClose: () => void;
  onConfirmed: (codes: string[]) => void;
}

function Confirm({ secret: { id, secret, otpauthUri }, onClose, onConfirmed }: ConfirmProps) {
  const [code, setCode] = useState('');
  const { run, pending, error } = useAction(async () => {
    const codes = await session.factors.confirm(id, code, { maxRetries: 0 });
    toast(t('From now on, signing in requires a code.'));
    await refreshFactors();
    onConfirmed(codes);
  });
  const { fields, rest } = fieldProblems(error, ['code'], { code_not_accepted: 'code' });
  return (
    <Form onSubmit={() => void run()} error={error} label={t('Add an authenticator app')}>
      <Text size="sm">{t('Scan this with an authenticator app, or type the secret into it.')}</Text>
      <Group justify="center">
        <QrCode text={otpauthUri} label={t('QR code with the secret below')} />
      </Group>
      <Stack gap="md">
        <SecretField
          label={t('Secret')}
          what={t('the secret')}
          secret={secret.replace(/.{4}(?=.)/g, '$& ')}
        />
        <CodeField value={code} onChange={setCode} error={fields.code} />
      </Stack>
      <ErrorAlert error={rest} />
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button type="submit" loading={pending}>
          {t('Confirm')}
        </Button>
      </DialogActions>
    </Form>
  );
}
