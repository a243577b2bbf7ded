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
import { type Message, plural, t } from '../../language/translate';

type ReviewedKey = KeyReview['keys'][number];

const WORDS = {
  never_used: 'never used',
  unused: 'unused for 90 days',
  never_expires: 'never expires',
  wider_than_used: 'has permissions that it does not use',
  no_allowlist: 'always used from the same addresses',
  owner_inactive: 'its owner has not signed in for 90 days: transfer it to a service account',
} as const satisfies Record<ReviewedKey['findings'][number], Message>;

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
          {t('Nothing to tidy up.')}
        </Text>
      )}
      {shown.length > 0 && (
        <Stack
          gap="md"
          component="ul"
          aria-label={t('Review of keys')}
          style={{ listStyle: 'none', margin: 0, padding: 0 }}
        >
          {shown.map((key) => (
            <Reviewed key={key.id} reviewed={key} workspaceId={workspace.id} />
          ))}
        </Stack>
      )}
      {data.keysFound > shown.length && (
        <Text size="sm" c="dimmed">
          {plural(data.keysFound - shown.length, 'and {count} more', 'and {count} more')}
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
    toast(t('Saved. Every server now enforces the new limits.'));
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
          <Text size="sm">{findings.map((finding) => t(WORDS[finding])).join(', ')}</Text>
          {proposal?.scopes && (
            <Text size="xs" c="dimmed">
              {t('Permissions that fit: {scopes}', { scopes: proposal.scopes.join(', ') })}
            </Text>
          )}
          {proposal?.allowedIps && (
            <Text size="xs" c="dimmed">
              {t('Addresses that fit: {addresses}', { addresses: proposal.allowedIps.join(', ') })}
            </Text>
          )}
        </div>
        {proposal && (
          <Button
            variant="default"
            size="xs"
            loading={pending}
            onClick={() => void run()}
            aria-label={t('Narrow {name}', { name })}
          >
            {t('Narrow')}
          </Button>
        )}
      </Group>
      <ErrorAlert error={error} />
    </li>
  );
}
