import { type Member, type MemberFactorReset, NotFoundError } from '@latchkey/sdk';
import { Button, List, Modal, Stack, Text } from '@mantine/core';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { DialogActions } from '../../components/forms/dialog-actions';
import { Time } from '../../components/time/time';
import { session } from '../../session/session';
import { useWorkspace } from '../../workspace/queries';
import { factorResetsQuery } from './queries';
import { rich, t } from '../../language/translate';

interface ResetFactorsDialogProps {
  member: Member;
  /** The pending one. */
  reset: MemberFactorReset | undefined;
  onClose: () => void;
}

/** For a member who has lost every second factor: explains what happens, and stops a pending reset. */
export function ResetFactorsDialog({ member, reset, onClose }: ResetFactorsDialogProps) {
  const name = member.user.name ?? member.user.email;
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        reset ? t('Second factors of {name}', { name }) : t('Reset the second factors of {name}?', { name })
      }
    >
      {reset ? (
        <Stopping reset={reset} name={name} onClose={onClose} />
      ) : (
        <Asking member={member} name={name} onClose={onClose} />
      )}
    </Modal>
  );
}

function Asking({ member, name, onClose }: { member: Member; name: string; onClose: () => void }) {
  const workspace = useWorkspace();
  const { run, pending, error } = useAction(async () => {
    await session.workspaces.requestFactorReset(workspace.id, member.user.id);
    toast(
      t(
        '{name} is notified by email. The second factors are removed in 24 hours, unless someone stops that.',
        { name },
      ),
    );
    onClose();
    await queryClient.invalidateQueries(factorResetsQuery(workspace.id));
  });
  return (
    <Stack>
      <Text size="sm">
        {t('Do this only if you know for sure that {name} has lost them. In 24 hours:', { name })}
      </Text>
      <List size="sm" spacing={4}>
        <List.Item>{t('every authenticator app, passkey and recovery code is removed;')}</List.Item>
        <List.Item>{t('{name} is signed out everywhere;', { name })}</List.Item>
        <List.Item>
          {t(
            '{name} signs in with the password and sets up a second factor again. You get no access to the account.',
            { name },
          )}
        </List.Item>
      </List>
      <Text size="sm">
        {t(
          '{name} and the owners of every workspace that {name} belongs to are told by email, and can stop it until then. API keys continue to work.',
          { name },
        )}
      </Text>
      <ErrorAlert error={error} />
      <DialogActions>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('Cancel')}
        </Button>
        <Button color="red" loading={pending} onClick={() => void run()}>
          {t('Reset in 24 hours')}
        </Button>
      </DialogActions>
    </Stack>
  );
}

function Stopping({ reset, name, onClose }: { reset: MemberFactorReset; name: string; onClose: () => void }) {
  const workspace = useWorkspace();
  const { run, pending, error } = useAction(async () => {
    await session.workspaces.stopFactorReset(workspace.id, reset.user.id).catch((failure: unknown) => {
      // It has ended meanwhile.
      if (!(failure instanceof NotFoundError)) throw failure;
    });
    toast(t('Stopped. The second factors of {name} stay as they are.', { name }));
    onClose();
    await queryClient.invalidateQueries(factorResetsQuery(workspace.id));
  });
  const time = <Time iso={reset.happensAt} />;
  return (
    <Stack>
      <Text size="sm">
        {reset.requestedBy === null
          ? rich(
              'They are removed {time}, at the request of an owner of another workspace. Stop it if you doubt that {name} asked for it.',
              { time, name },
            )
          : rich(
              'They are removed {time}, at the request of {owner}. Stop it if you doubt that {name} asked for it.',
              { time, name, owner: reset.requestedBy.name ?? reset.requestedBy.email },
            )}
      </Text>
      <ErrorAlert error={error} />
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button loading={pending} onClick={() => void run()} data-autofocus>
          {t('Stop the reset')}
        </Button>
      </DialogActions>
    </Stack>
  );
}
