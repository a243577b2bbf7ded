import type { Factor } from '@latchkey/sdk';
import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction } from '../../../api/use-action';
import { ErrorAlert } from '../../../components/feedback/error-alert';
import { toast } from '../../../components/feedback/toast';
import { DialogActions } from '../../../components/forms/dialog-actions';
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

/** What signing in requires besides the password. */
export function FactorsCard() {
  const factors = useQuery(factorsQuery);
  const [adding, setAdding] = useState<Factor['type']>();
  const [renaming, setRenaming] = useState<Factor>();
  const [removing, setRemoving] = useState<Factor>();
  const isOn = (factors.data?.length ?? 0) > 0;
  return (
    <Card
      title="Second factor"
      description={
        isOn
          ? 'Signing in requires a passkey, or your password and a second factor.'
          : 'Protect your account with a passkey, or with a code from an app on your phone, in case someone learns your password.'
      }
      flush={isOn}
      actions={
        <Group gap="xs">
          {whyNoPasskeys() === undefined && (
            <Button size="xs" variant="default" onClick={() => setAdding('passkey')}>
              Add a passkey
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => setAdding('totp')}>
            Add an authenticator app
          </Button>
        </Group>
      }
    >
      {factors.data === undefined ? (
        factors.isError ? (
          <ErrorAlert error={factors.error} onRetry={() => void factors.refetch()} />
        ) : (
          <ListSkeleton label="Loading second factors" />
        )
      ) : isOn ? (
        <>
          <ListTable label="Second factors" heads={['Name', 'Kind', 'Added', 'Last used', null]}>
            {factors.data.map((factor) => (
              <Table.Tr key={factor.id} className={classes.row}>
                <Table.Th scope="row" className={classes.name}>
                  {factor.name}
                </Table.Th>
                <Table.Td data-label="Kind" className={classes.short}>
                  {factor.type === 'passkey' ? 'Passkey' : 'App'}
                </Table.Td>
                <Table.Td data-label="Added" className={classes.short}>
                  <Time iso={factor.createdAt} />
                </Table.Td>
                <Table.Td data-label="Last used" className={classes.short}>
                  {factor.lastUsedAt ? <Time iso={factor.lastUsedAt} /> : 'never'}
                </Table.Td>
                <Table.Td className={classes.actions}>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="gray"
                    aria-label={`Rename ${factor.name}`}
                    onClick={() => setRenaming(factor)}
                  >
                    Rename
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="gray"
                    aria-label={`Remove ${factor.name}`}
                    onClick={() => setRemoving(factor)}
                  >
                    Remove
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </ListTable>
          <RecoveryCodes />
        </>
      ) : (
        <Text size="sm">No second factor is set up.</Text>
      )}
      {whyNoPasskeys() !== undefined && (
        <Text size="xs" c="dimmed" px={isOn ? 'md' : 0} pb={isOn ? 'md' : 0} mt={isOn ? 0 : 'xs'}>
          {whyNoPasskeys()}
        </Text>
      )}
      <AddAppDialog opened={adding === 'totp'} onClose={() => setAdding(undefined)} />
      <AddPasskeyDialog opened={adding === 'passkey'} onClose={() => setAdding(undefined)} />
      <Modal
        opened={renaming !== undefined}
        onClose={() => setRenaming(undefined)}
        title="Rename the second factor"
      >
        {renaming && <RenameFactor factor={renaming} onClose={() => setRenaming(undefined)} />}
      </Modal>
      <Modal
        opened={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title="Remove the second factor?"
      >
        {removing && <Removal factor={removing} onClose={() => setRemoving(undefined)} />}
      </Modal>
    </Card>
  );
}

function Removal({ factor, onClose }: { factor: Factor; onClose: () => void }) {
  const { run, pending, error } = useAction(async () => {
    await session.factors.delete(factor.id);
    toast(`${factor.name} is removed.`);
    await refreshFactors();
    onClose();
  });
  return (
    <Stack>
      <Text size="sm">
        {factor.name} is no longer accepted. Without any second factor, your password alone signs in, and the
        recovery codes are deleted.
      </Text>
      <ErrorAlert error={error} />
      <DialogActions>
        <Button variant="default" onClick={onClose} data-autofocus>
          Cancel
        </Button>
        <Button color="red" loading={pending} onClick={() => void run()}>
          Remove
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
            ? 'Recovery codes'
            : left.data === 0
              ? 'No recovery code is left.'
              : `Recovery codes left: ${left.data}`}
        </Text>
        <Button size="xs" variant="default" loading={create.pending} onClick={() => void create.run()}>
          Create new recovery codes
        </Button>
      </Group>
      <ErrorAlert error={create.error} />
      <Modal
        opened={codes !== undefined}
        onClose={() => setCodes(undefined)}
        title="Your recovery codes"
        closeOnClickOutside={false}
        closeOnEscape={false}
        withCloseButton={false}
      >
        {codes && <RecoveryCodesView codes={codes} onDone={() => setCodes(undefined)} />}
      </Modal>
    </Stack>
  );
}
