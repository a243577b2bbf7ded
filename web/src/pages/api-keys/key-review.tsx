import type { KeyReview } from '@latchkey/sdk';
import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { session } from '../../session/session';
import { useWorkspace } from '../../workspace/queries';
import { apiKeysChanged, keyReviewQuery } from './queries';

type ReviewedKey = KeyReview['keys'][number];

const WORDS: Record<ReviewedKey['findings'][number], string> = {
  never_used: 'never used',
  unused: 'unused for 90 days',
  never_expires: 'never expires',
  wider_than_used: 'has permissions that it does not use',
  no_allowlist: 'always used from the same addresses',
  owner_inactive: 'its owner has not signed in for 90 days: transfer it to a service account',
};

const SHOWN_MAX = 50;

/** Keys that could be removed or narrowed. */
export function KeyReviewList() {
  const workspace = useWorkspace();
  const { data, error, refetch } = useQuery(keyReviewQuery(workspace.id));
  if (!data) {
    return error ? <ErrorAlert error={error} onRetry={() => void refetch()} /> : <Skeleton height={60} />;
  }
  const shown = data.keys.slice(0, SHOWN_MAX);
  return (
    <Stack gap="sm">
      {shown.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing to tidy up.
        </Text>
      )}
      {shown.length > 0 && (
        <Stack
          gap="md"
          component="ul"
          aria-label="Review of keys"
          style={{ listStyle: 'none', margin: 0, padding: 0 }}
        >
          {shown.map((key) => (
            <Reviewed key={key.id} reviewed={key} workspaceId={workspace.id} />
          ))}
        </Stack>
      )}
      {data.keysFound > shown.length && (
        <Text size="sm" c="dimmed">
          and {(data.keysFound - shown.length).toLocaleString('en')} more
        </Text>
      )}
    </Stack>
  );
}

function Reviewed({ reviewed, workspaceId }: { reviewed: ReviewedKey; workspaceId: string }) {
  const { id, name, findings, proposal } = reviewed;
  const { run, pending, error } = useAction(async () => {
    await session.workspaces.updateApiKey(workspaceId, id, proposal ?? {});
    await queryClient.invalidateQueries(apiKeysChanged(workspaceId));
    toast('Saved. Every server now enforces the new limits.');
  });
  return (
    <li>
      <Group justify="space-between" gap="md">
        <div style={{ flex: 1, minWidth: 0 }}>
          <Link
            to="/workspaces/$workspaceId/api-keys/$keyId"
            params={{ workspaceId, keyId: id }}
            style={{ overflowWrap: 'anywhere' }}
          >
            {name}
          </Link>
          <Text size="sm">{findings.map((finding) => WORDS[finding]).join(', ')}</Text>
          {proposal?.scopes && (
            <Text size="xs" c="dimmed">
              Permissions that fit: {proposal.scopes.join(', ')}
            </Text>
          )}
          {proposal?.allowedIps && (
            <Text size="xs" c="dimmed">
              Addresses that fit: {proposal.allowedIps.join(', ')}
            </Text>
          )}
        </div>
        {proposal && (
          <Button
            variant="default"
            size="xs"
            loading={pending}
            onClick={() => void run()}
            aria-label={`Narrow ${name}`}
          >
            Narrow
          </Button>
        )}
      </Group>
      <ErrorAlert error={error} />
    </li>
  );
}
