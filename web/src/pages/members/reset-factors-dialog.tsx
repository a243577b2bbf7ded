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
      title={reset ? `Second factors of ${name}` : `Reset the second factors of ${name}?`}
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
      `${name} is notified by email. The second factors are removed in 24 hours, unless someone stops that.`,
    );
    onClose();
    await queryClient.invalidateQueries(factorResetsQuery(workspace.id));
  });
  return (
    <Stack>
      <Text size="sm">Do this only if you know for sure that {name} has lost them. In 24 hours:</Text>
      <List size="sm" spacing={4}>
        <List.Item>every authenticator app, passkey and recovery code is removed;</List.Item>
        <List.Item>{name} is signed out everywhere;</List.Item>
        <List.Item>
          {name} signs in with the password and sets up a second factor again. You get no access to the
          account.
        </List.Item>
      </List>
      <Text size="sm">
        {name} and the owners of every workspace that {name} belongs to are told by email, and can stop it
        until then. API keys continue to work.
      </Text>
      <ErrorAlert error={error} />
      <DialogActions>
        <Button variant="default" onClick={onClose} data-autofocus>
          Cancel
        </Button>
        <Button color="red" loading={pending} onClick={() => void run()}>
          Reset in 24 hours
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
    toast(`Stopped. The second factors of ${name} stay as they are.`);
    onClose();
    await queryClient.invalidateQueries(factorResetsQuery(workspace.id));
  });
  return (
    <Stack>
      <Text size="sm">
        They are removed <Time iso={reset.happensAt} />, at the request of{' '}
        {reset.requestedBy?.name ?? reset.requestedBy?.email ?? 'an owner of another workspace'}. Stop it if
        you doubt that {name} asked for it.
      </Text>
      <ErrorAlert error={error} />
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button loading={pending} onClick={() => void run()} data-autofocus>
          Stop the reset
        </Button>
      </DialogActions>
    </Stack>
  );
}
