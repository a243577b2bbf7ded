import { Alert, Anchor, Select, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { membersQuery } from '../../workspace/members';
import { useWorkspace } from '../../workspace/queries';
import { apiKeysQuery } from '../api-keys/queries';

interface SigningKeyFieldProps {
  /** Of the key; null: none is chosen yet. */
  value: string | null;
  onChange: (keyId: string) => void;
  error?: string | undefined;
}

/** Which of the workspace's working keys lends its signing secret. */
export function SigningKeyField({ value, onChange, error }: SigningKeyFieldProps) {
  const workspace = useWorkspace();
  const keys = useQuery(apiKeysQuery(workspace.id));
  const { data: members } = useQuery(membersQuery(workspace.id));
  if (keys.data === undefined) {
    if (keys.isError) return <ErrorAlert error={keys.error} onRetry={() => void keys.refetch()} />;
    return <Skeleton height={84} />;
  }
  const usable = keys.data.filter(
    ({ status, replacedBy, owner }) =>
      status === 'active' &&
      replacedBy === null &&
      (owner.type === 'service_account' ||
        members === undefined ||
        members.some(({ user }) => user.id === owner.id)),
  );
  if (usable.length === 0) {
    return (
      <Alert color="brass" title="No key to sign with">
        Deliveries are signed with the webhook signing secret of an API key, and this workspace has no active
        one.{' '}
        <Anchor
          inherit
          renderRoot={(props) => (
            <Link
              to="/workspaces/$workspaceId/api-keys"
              params={{ workspaceId: workspace.id }}
              search={{ dialog: 'create' }}
              {...props}
            />
          )}
        >
          Create a key
        </Anchor>{' '}
        first.
      </Alert>
    );
  }
  return (
    <Select
      label="Signing key"
      description="The receiver verifies deliveries with this key’s webhook signing secret, which was shown once with the key. If the secret is lost, rotate the key to get a new one."
      placeholder="Choose a key"
      searchable
      allowDeselect={false}
      nothingFoundMessage="No active key has this name."
      data={usable.map(({ id, name, keyPrefix }) => ({ value: id, label: `${name} (${keyPrefix}…)` }))}
      value={usable.some(({ id }) => id === value) ? value : null}
      onChange={(keyId) => keyId !== null && onChange(keyId)}
      error={error !== undefined && value === null ? 'Choose a key.' : error}
    />
  );
}
