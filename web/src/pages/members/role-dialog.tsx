import type { Member } from '@latchkey/sdk';
import { Button, Modal, Stack, Text } from '@mantine/core';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { DialogActions } from '../../components/forms/dialog-actions';
import { session } from '../../session/session';
import { useWorkspace } from '../../workspace/queries';
import { type Role, roleName } from '../../workspace/roles';
import { membersChanged } from './queries';
import { ROLE_WORDS } from './role-words';
import { t } from '../../language/translate';

interface RoleDialogProps {
  member: Member;
  role: Role;
  isMe: boolean;
  onClose: () => void;
}

/** A role also determines what the member's keys may do, which is explained before it changes. */
export function RoleDialog({ member, role, isMe, onClose }: RoleDialogProps) {
  const workspace = useWorkspace();
  const name = member.user.name ?? member.user.email;
  const named = roleName(role);
  const { run, pending, error } = useAction(async () => {
    await session.workspaces.updateMember(workspace.id, member.user.id, { role });
    toast(
      isMe
        ? t('You are now {role} on every server.', { role: named })
        : t('{name} is now {role} on every server.', { name, role: named }),
    );
    // Before it closes: the list would show the old role for a moment.
    await membersChanged(workspace.id);
    onClose();
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        isMe
          ? t('Change your own role to {role}?', { role: named })
          : t('Make {name} {role}?', { name, role: named })
      }
    >
      <Stack>
        <Text size="sm">
          {named.charAt(0).toUpperCase() + named.slice(1)}: {t(ROLE_WORDS[role])}.
        </Text>
        <Text size="sm">
          {isMe
            ? t(
                'The API keys that you created change with it at once: a key can never do more than its creator.',
              )
            : t(
                'The API keys that {name} created change with it at once: a key can never do more than its creator.',
                { name },
              )}
        </Text>
        {isMe && (
          <Text size="sm" fw={560}>
            {t('You may not be able to undo this yourself.')}
          </Text>
        )}
        <ErrorAlert error={error} />
        <DialogActions>
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button onClick={() => void run()} loading={pending} data-autofocus>
            {t('Change the role')}
          </Button>
        </DialogActions>
      </Stack>
    </Modal>
  );
}
