import type { Factor } from '@latchkey/sdk';
import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction } from '../../../api/use-action';
import { ErrorAlert } from '../../../components/feedback/error-alert';
import { toast } from '../../../components/feedback/toast';
import { DialogActions } from '../../../components/forms/dialog-actions';
import { FormModal } from '../../../components/forms/form-modal';
import { Card } from '../../../components/layout/card';
import { ListSkeleton } from '../../../components/tables/list-skeleton';
import { ListTable } from '../../../components/tables/list-table';
import classes from '../../../components/tables/list-table.module.css';
import { Time } from '../../../components/time/time';
import { whyNoPasskeys } from '../../../session/passkeys';
import { session } from '../../../session/session';
import { factorsQuery, recoveryCodesQuery, refreshFactors } from '../queries';
import { AddAppDialog } from './add-app-dialog';
import { AddPasskeyDialog } from './add-passkey-dialog';
import { RenameFactor } from './rename-factor';
import { RecoveryCodesView } from './recovery-codes-view';
import { t } from '../../../language/translate';

/** What signing in requires besides the password. */
export function FactorsCard() {
  const factors = useQuery(factorsQuery);
  const [adding, setAdding] = useState<Factor['type']>();
  const [renaming, setRenaming] = useState<Factor>();
  const [removing, setRemoving] = useState<Factor>();
  const isOn = (factors.data?.length ?? 0) > 0;
  return (
    <Card
      title={t('Second factor')}
      description={
        isOn
          ? t('Signing in requires a passkey, or your password and a second factor.')
          : t(
              'Protect your account with a passkey, or with a code from an app on your phone, in case someone learns your password.',
            )
      }
      flush={isOn}
      actions={
        <Group gap="xs">
          {whyNoPasskeys() === undefined && (
            <Button size="xs" variant="default" onClick={() => setAdding('passkey')}>
              {t('Add a passkey')}
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => setAdding('totp')}>
            {t('Add an authenticator app')}
          </Button>
        </Group>
      }
    >
      {factors.data === undefined ? (
        factors.isError ? (
          <ErrorAlert error={factors.error} onRetry={() => void factors.refetch()} />
        ) : (
          <ListSkeleton label={t('Loading second factors')} />
        )
      ) : isOn ? (
        <>
          <ListTable
            label={t('Second factors')}
            heads={[t('Name'), t('Kind'), t('Added'), t('Last used'), null]}
          >
            {factors.data.map((factor) => (
              <Table.Tr key={factor.id} className={classes.row}>
                <Table.Th scope="row" className={classes.name}>
                  {factor.name}
                </Table.Th>
                <Table.Td data-label={t('Kind')} className={classes.short}>
                  {factor.type === 'passkey' ? t('Passkey') : t('App')}
                </Table.Td>
                <Table.Td data-label={t('Added')} className={classes.short}>
                  <Time iso={factor.createdAt} />
                </Table.Td>
                <Table.Td data-label={t('Last used')} className={classes.short}>
                  {factor.lastUsedAt ? <Time iso={factor.lastUsedAt} /> : t('never')}
                </Table.Td>
                <Table.Td className={classes.actions}>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="gray"
                    aria-label={t('Rename {name}', { name: factor.name })}
                    onClick={() => setRenaming(factor)}
                  >
                    {t('Rename')}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="gray"
                    aria-label={t('Remove {name}', { name: factor.name })}
                    onClick={() => setRemoving(factor)}
                  >
                    {t('Remove')}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </ListTable>
          <RecoveryCodes />
        </>
      ) : (
        <Text size="sm">{t('No second factor is set up.')}</Text>
      )}
      {whyNoPasskeys() !== undefined && (
        <Text size="xs" c="dimmed" px={isOn ? 'md' : 0} pb={isOn ? 'md' : 0} mt={isOn ? 0 : 'xs'}>
          {whyNoPasskeys()}
        </Text>
      )}
      <AddAppDialog opened={adding === 'totp'} onClose={() => setAdding(undefined)} />
      <AddPasskeyDialog opened={adding === 'passkey'} onClose={() => setAdding(undefined)} />
      <FormModal
        opened={renaming !== undefined}
        onClose={() => setRenaming(undefined)}
        title={t('Rename the second factor')}
      >
        {renaming && <RenameFactor factor={renaming} onClose={() => setRenaming(undefined)} />}
      </FormModal>
      <FormModal
        opened={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={t('Remove the second factor?')}
      >
        {removing && <Removal factor={removing} onClose={() => setRemoving(undefined)} />}
      </FormModal>
    </Card>
  );
}

function Removal({ factor, onClose }: { factor: Factor; onClose: () => void }) {
  const { run, pending, error } = useAction(async () => {
    await session.factors.delete(factor.id);
    toast(t('{name} is removed.', { name: factor.name }));
    await refreshFactors();
    onClose();
  });
  return (
    <Stack>
      <Text size="sm">
        {t(
          '{name} is no longer accepted. Without any second factor, your password alone signs in, and the recovery codes are deleted.',
          { name: factor.name },
        )}
      </Text>
      <ErrorAlert error={error} />
      <DialogActions>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('Cancel')}
        </Button>
        <Button color="red" loading={pending} onClick={() => void run()}>
          {t('Remove')}
        </Button>
      </DialogActions>
    </Stack>
  );
}

function RecoveryCodes() {
  const left = useQuery(recoveryCodesQuery);
  const [codes, setCodes] = useState<string[]>();
  const create = useAction(async () => {
    setCodes(await session.factors.createRecoveryCodes());
    await refreshFactors();
  });
  return (
    <Stack gap="xs" p="md">
      <Group justify="space-between">
        <Text size="sm" c={left.data === 0 ? 'red' : 'dimmed'}>
          {left.data === undefined
            ? t('Recovery codes')
            : left.data === 0
              ? t('No recovery code is left.')
              : t('Recovery codes left: {count}', { count: left.data })}
        </Text>
        <Button size="xs" variant="default" loading={create.pending} onClick={() => void create.run()}>
          {t('Create new recovery codes')}
        </Button>
      </Group>
      <ErrorAlert error={create.error} />
      <FormModal
        opened={codes !== undefined}
        onClose={() => setCodes(undefined)}
        title={t('Your recovery codes')}
        closeOnClickOutside={false}
        closeOnEscape={false}
        withCloseButton={false}
      >
        {codes && <RecoveryCodesView codes={codes} onDone={() => setCodes(undefined)} />}
      </FormModal>
    </Stack>
  );
}
