import type { Member } from '@latchkey/sdk';
import { Alert, Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { Time } from '../../components/time/time';
import { session } from '../../session/session';
import { departFrom } from '../../workspace/departures';
import { useWorkspace } from '../../workspace/queries';
import { memberImpactQuery, membersChanged } from './queries';

interface RemoveMemberDialogProps {
  member: Member;
  isMe: boolean;
  onClose: () => void;
}

/** Says which keys stop with the membership, and who uses them, before it is ended. */
export function RemoveMemberDialog({ member, isMe, onClose }: RemoveMemberDialogProps) {
  const workspace = useWorkspace();
  const name = member.user.name ?? member.user.email;
  const impact = useQuery(memberImpactQuery(workspace.id, member.user.id));
  const { run, pending, error } = useAction(async () => {
    await session.workspaces.removeMember(workspace.id, member.user.id);
    onClose();
    if (isMe) return departFrom(workspace.id, `You have left ${workspace.name}.`);
    toast(`${name} is no longer a member, and every server now rejects their keys.`);
    await membersChanged(workspace.id);
  });

  return (
    <Modal opened onClose={onClose} title={isMe ? `Leave ${workspace.name}?` : `Remove ${name}?`}>
      <Stack>
        <Text size="sm">
          {isMe ? 'You lose' : `${name} loses`} access at once. Documents stay as they are.
        </Text>
        {impact.isError ? (
          <ErrorAlert error={impact.error} onRetry={() => void impact.refetch()} />
        ) : impact.data === undefined ? (
          <Alert color="gray" role="status">
            Loading what ends with the membership…
          </Alert>
        ) : impact.data.apiKeys.total === 0 ? (
          <Alert color="gray" title="No key stops">
            {isMe ? 'You have' : `${name} has`} no working API key here.
          </Alert>
        ) : (
          <Alert
            color="brass"
            title={
              impact.data.apiKeys.total === 1
                ? 'One API key stops'
                : `${impact.data.apiKeys.total} API keys stop`
            }
          >
            <Text size="sm" mb="xs">
              Programs that use {impact.data.apiKeys.total === 1 ? 'it' : 'them'} get 401 from then on. Give
              them keys of another member first.
            </Text>
            <List size="sm" spacing={4} style={{ maxHeight: 200, overflowY: 'auto' }}>
              {impact.data.apiKeys.items.map((key) => (
                <List.Item key={key.id}>
                  {key.label}, last used <Time iso={key.lastUsedAt} never="never" />
                </List.Item>
              ))}
            </List>
          </Alert>
        )}
        {impact.data !== undefined && impact.data.webhookEndpoints.total > 0 && (
          <Alert color="brass" title={`${impact.data.webhookEndpoints.total} webhook endpoints stop`}>
            <List size="sm" spacing={4} style={{ maxHeight: 200, overflowY: 'auto' }}>
              {impact.data.webhookEndpoints.items.map((endpoint) => (
                <List.Item key={endpoint.id}>{endpoint.label}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        <ErrorAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button color="red" loading={pending} disabled={!impact.data} onClick={() => void run()}>
            {isMe ? 'Leave the workspace' : 'Remove the member'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
