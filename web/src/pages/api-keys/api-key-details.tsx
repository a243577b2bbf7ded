import type { ApiKey, ApiKeyUsage } from '@latchkey/sdk';
import { Code } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Card } from '../../components/layout/card';
import { Facts } from '../../components/layout/facts';
import { Time } from '../../components/time/time';
import { useMemberName } from '../../workspace/members';
import { KeyLink } from './key-link';
import { apiKeyQuery } from './queries';

interface ApiKeyDetailsProps {
  apiKey: ApiKey;
  /** Undefined while it is loading. */
  usage: ApiKeyUsage | undefined;
}

/** What the key is, besides its permissions. */
export function ApiKeyDetails({ apiKey, usage }: ApiKeyDetailsProps) {
  const memberName = useMemberName(apiKey.workspaceId);
  const { owner } = apiKey;
  const ownerName = owner.type === 'service_account' ? owner.name : memberName(owner.id);
  return (
    <Card title="Details">
      <Facts
        facts={[
          ...(apiKey.revokedAt !== null || apiKey.statusReason === null
            ? []
            : ([['Status', STATUS_WORDS[apiKey.statusReason] ?? apiKey.status]] as const)),
          ...(apiKey.canary ? ([['Canary', 'Never valid; each use of it raises an alert']] as const) : []),
          ['Owner', owner.type === 'service_account' ? `${ownerName}, a service account` : ownerName],
          ...(apiKey.description === null ? [] : ([['Description', apiKey.description]] as const)),
          ...(Object.keys(apiKey.metadata).length === 0
            ? []
            : ([
                [
                  'Metadata',
                  Object.entries(apiKey.metadata).map(([name, value]) => (
                    <div key={name}>
                      <Code>{name}</Code> {value}
                    </div>
                  )),
                ],
              ] as const)),
          ['Expires', <Time key="expires" iso={apiKey.expiresAt} never="Never" />],
          [
            apiKey.canary ? 'Last attempt' : 'Last used',
            <span key="used">
              <Time iso={usage?.lastUsedAt ?? apiKey.lastUsedAt} never="Never" />
              {usage?.lastAddress && <> from {usage.lastAddress}</>}
            </span>,
          ],
          [
            'Created',
            <span key="created">
              <Time iso={apiKey.createdAt} /> by {memberName(apiKey.createdBy)}
              {apiKey.createdByKey !== null && (
                <CreatorKey workspaceId={apiKey.workspaceId} keyId={apiKey.createdByKey} />
              )}
            </span>,
          ],
          ...(apiKey.replaces === null
            ? []
            : ([
                [
                  'Replaces',
                  <Predecessor key="replaces" workspaceId={apiKey.workspaceId} keyId={apiKey.replaces} />,
                ],
              ] as const)),
          ...(apiKey.revokedAt === null
            ? []
            : ([
                [
                  {
                    active: 'Stops',
                    disabled: 'Stops',
                    suspended: 'Stops',
                    ended: 'Ended',
                    revoked: 'Revoked',
                    expired: 'Revoked',
                  }[apiKey.status],
                  <span key="revoked">
                    <Time iso={apiKey.revokedAt} />
                    {apiKey.statusReason !== null && REASONS[apiKey.statusReason]}
                  </span>,
                ],
              ] as const)),
          ['ID', <Code key="id">{apiKey.id}</Code>],
        ]}
      />
    </Card>
  );
}

/** “with the key …”. Its name is loaded separately; someone who may not see that key gets no link. */
function CreatorKey({ workspaceId, keyId }: { workspaceId: string; keyId: string }) {
  const { data: creator, isError } = useQuery(apiKeyQuery(workspaceId, keyId));
  if (isError) return <> with another API key</>;
  return (
    <>
      {' '}
      with the key{' '}
      {creator ? (
        <KeyLink workspaceId={workspaceId} keyId={keyId}>
          <bdi>{creator.name}</bdi>
        </KeyLink>
      ) : (
        '…'
      )}
    </>
  );
}

/** The key that this one replaced: its name is the same, so the prefix tells them apart. */
function Predecessor({ workspaceId, keyId }: { workspaceId: string; keyId: string }) {
  const { data: predecessor, isError } = useQuery(apiKeyQuery(workspaceId, keyId));
  if (isError) return <>Another API key</>;
  if (!predecessor) return <>…</>;
  return (
    <KeyLink workspaceId={workspaceId} keyId={keyId}>
      <Code>{predecessor.keyPrefix}…</Code>
    </KeyLink>
  );
}

/** Why a key that has not ended does not work. */
const STATUS_WORDS: Partial<Record<NonNullable<ApiKey['statusReason']>, string>> = {
  disabled_by_user: 'Disabled, until it is enabled again',
  account_suspended: 'Suspended: the operator of this server has suspended its owner’s account',
  workspace_suspended: 'Suspended: the operator of this server has suspended its workspace',
};

/** Why the key ended, after the time. */
const REASONS: Record<NonNullable<ApiKey['statusReason']>, string> = {
  revoked_by_user: '',
  rotated: ', replaced by a new key',
  leaked: ', because it leaked',
  revoked_by_operator: ', by the operator of this server',
  ancestor_revoked: ', with the key that created it',
  creator_left: ', when its owner left the workspace',
  account_deleted: ', when its owner deleted their account',
  service_account_deleted: ', when its service account was deleted',
  account_claimed: ', when the owner of the email address took over the account',
  disabled_by_user: '; disabled until then',
  account_suspended: '; suspended with its owner’s account',
  workspace_suspended: '; suspended with its workspace',
};
