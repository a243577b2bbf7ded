import { Alert, Anchor, Select, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { membersQuery } from '../../workspace/members';
import { useWorkspace } from '../../workspace/queries';
import { apiKeysQuery } from '../api-keys/queries';
import { rich, t } from '../../language/translate';

interface SigningKeyFieldProps {
  /** The key's id; null: the endpoint has its own secret; undefined: not chosen yet. */
  value: string | null | undefined;
  onChange: (keyId: string | null) => void;
  /** Whether the endpoint can have its own secret. */
  offersOwn: boolean;
  error?: string | undefined;
}

const OWN = 'own';

/** Chooses the secret that signs: the endpoint's own, or that of an active key of the workspace. */
export function SigningKeyField({ value, onChange, offersOwn, error }: SigningKeyFieldProps) {
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
  if (usable.length === 0 && !offersOwn) {
    return (
      <Alert color="brass" title={t('No key to sign with')}>
        {rich('This workspace has no active API key. <link>Create a key</link> first.', {
          link: (words) => (
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
              {words}
            </Anchor>
          ),
        })}
      </Alert>
    );
  }
  const chosen = value === null ? OWN : value;
  const options = [
    ...(offersOwn ? [{ value: OWN, label: t('Its own secret') }] : []),
    ...usable.map(({ id, name, keyPrefix }) => ({ value: id, label: `${name} (${keyPrefix}…)` })),
  ];
  return (
    <Select
      label={t('Signed with')}
      description={
        chosen === OWN
          ? t('The receiver verifies deliveries with the endpoint’s own secret, which is shown once.')
          : t(
              'The receiver verifies deliveries with this key’s webhook signing secret, which was shown once with the key.',
            )
      }
      placeholder={t('Choose a key')}
      searchable
      allowDeselect={false}
      nothingFoundMessage={t('No active key has this name.')}
      data={options}
      value={options.some((option) => option.value === chosen) ? (chosen ?? null) : null}
      onChange={(option) => option !== null && onChange(option === OWN ? null : option)}
      error={error !== undefined && value === undefined ? t('Choose a key.') : error}
    />
  );
}
