import type { Member } from '@latchkey/sdk';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { session } from '../../session/session';
import { useWorkspace } from '../../workspace/queries';
import type { Role } from '../../workspace/roles';
import { membersChanged } from './queries';
import { ROLE_WORDS } from './role-words';

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
  const { run, pending, error } = useAction(async () => {
    await session.workspaces.updateMember(workspace.id, member.user.id, { role });
    toast(`${isMe ? 'You are' : `${name} is`} now ${role} on every server.`);
    // Before it closes: the list would show the old role for a moment.
    await membersChanged(workspace.id);
    onClose();
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={isMe ? `Change your own role to ${role}?` : `Make ${name} ${role}?`}
    >
      <Stack>
        <Text size="sm">
          {role.charAt(0).toUpperCase() + role.slice(1)}: {ROLE_WORDS[role]}.
        </Text>
        <Text size="sm">
          The API keys that {isMe ? 'you' : name} created change with it at once: a key can never do more than
          its creator.
        </Text>
        {isMe && (
          <Text size="sm" fw={560}>
            You may not be able to undo this yourself.
          </Text>
        )}
        <ErrorAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={() => void run()} loading={pending} data-autofocus>
            Change the role
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
