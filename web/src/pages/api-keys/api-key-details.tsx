import type { ApiKey, ApiKeyUsage } from '@latchkey/sdk';
import { Code } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Card } from '../../components/layout/card';
import { Facts } from '../../components/layout/facts';
import { Lines } from '../../components/layout/lines';
import { Time } from '../../components/time/time';
import { useMemberName } from '../../workspace/members';
import { KeyLink } from './key-link';
import { apiKeyQuery } from './queries';
import { type Message, rich, t } from '../../language/translate';

interface ApiKeyDetailsProps {
  apiKey: ApiKey;
  /** Undefined while it is loading. */
  usage: ApiKeyUsage | undefined;
}

/** What the key is, besides its permissions. */
export function ApiKeyDetails({ apiKey, usage }: ApiKeyDetailsProps) {
  const memberName = useMemberName(apiKey.workspaceId);
  const { owner, statusReason } = apiKey;
  const ownerName = (owner.type === 'service_account' ? owner.name : null) ?? memberName(owner.id);
  const used = <Time iso={usage?.lastUsedAt ?? apiKey.lastUsedAt} never={t('Never')} />;
  const created = { time: <Time iso={apiKey.createdAt} />, creator: memberName(apiKey.createdBy) };
  return (
    <Card title={t('Details')}>
      <Facts
        facts={[
          ...(apiKey.revokedAt === null && isInterruption(statusReason)
            ? ([[t('Status'), t(INTERRUPTIONS[statusReason])]] as const)
            : []),
          ...(apiKey.canary
            ? ([[t('Canary'), t('Never valid; each use of it raises an alert')]] as const)
            : []),
          [
            t('Owner'),
            owner.type === 'service_account'
              ? t('{name}, a service account', { name: ownerName })
              : ownerName,
          ],
          ...(apiKey.description === null
            ? []
            : ([[t('Description'), <Lines key="description">{apiKey.description}</Lines>]] as const)),
          ...(Object.keys(apiKey.metadata).length === 0
            ? []
            : ([
                [
                  t('Metadata'),
                  Object.entries(apiKey.metadata).map(([name, value]) => (
                    <div key={name}>
                      <Code>{name}</Code> <Lines>{value}</Lines>
                    </div>
                  )),
                ],
              ] as const)),
          [t('Expires'), <Time key="expires" iso={apiKey.expiresAt} never={t('Never')} />],
          [
            apiKey.canary ? t('Last attempt') : t('Last used'),
            <span key="used">
              {usage?.lastAddress
                ? rich('{time} from {address}', { time: used, address: usage.lastAddress })
                : used}
            </span>,
          ],
          [
            t('Created'),
            <span key="created">
              {apiKey.createdByKey === null ? (
                rich('{time} by {creator}', created)
              ) : (
                <CreationByKey {...created} workspaceId={apiKey.workspaceId} keyId={apiKey.createdByKey} />
              )}
            </span>,
          ],
          ...(apiKey.replaces === null
            ? []
            : ([
                [
                  t('Replaces'),
                  <Predecessor key="replaces" workspaceId={apiKey.workspaceId} keyId={apiKey.replaces} />,
                ],
              ] as const)),
          ...(apiKey.revokedAt === null
            ? []
            : ([
                [
                  t(ENDS[apiKey.status]),
                  <span key="revoked">
                    {statusReason === null || statusReason === 'revoked_by_user' ? (
                      <Time iso={apiKey.revokedAt} />
                    ) : (
                      rich(REASONS[statusReason], { time: <Time iso={apiKey.revokedAt} /> })
                    )}
                  </span>,
                ],
              ] as const)),
          [t('ID'), <Code key="id">{apiKey.id}</Code>],
        ]}
      />
    </Card>
  );
}

interface CreationByKeyProps {
  time: ReactNode;
  creator: string;
  workspaceId: string;
  /** The key that created this one. */
  keyId: string;
}

/** That key's name is loaded separately; someone who may not see the key gets no link. */
function CreationByKey({ workspaceId, keyId, ...values }: CreationByKeyProps) {
  const { data: key, isError } = useQuery(apiKeyQuery(workspaceId, keyId));
  if (isError) return rich('{time} by {creator} with another API key', { ...values });
  return rich('{time} by {creator} with the key {key}', {
    ...values,
    key: key ? (
      <KeyLink workspaceId={workspaceId} keyId={keyId}>
        <bdi>{key.name}</bdi>
      </KeyLink>
    ) : (
      '…'
    ),
  });
}

/** The key that this one replaced: its name is the same, so the prefix tells them apart. */
function Predecessor({ workspaceId, keyId }: { workspaceId: string; keyId: string }) {
  const { data: predecessor, isError } = useQuery(apiKeyQuery(workspaceId, keyId));
  if (isError) return <>{t('Another API key')}</>;
  if (!predecessor) return <>…</>;
  return (
    <KeyLink workspaceId={workspaceId} keyId={keyId}>
      <Code>{predecessor.keyPrefix}…</Code>
    </KeyLink>
  );
}

type Reason = NonNullable<ApiKey['statusReason']>;

/** Why a key that has not ended does not work. */
const INTERRUPTIONS = {
  disabled_by_user: 'Disabled, until it is enabled again',
  account_suspended: 'Suspended: the operator of this server has suspended its owner’s account',
  workspace_suspended: 'Suspended: the operator of this server has suspended its workspace',
} as const satisfies Partial<Record<Reason, Message>>;

const isInterruption = (reason: Reason | null): reason is keyof typeof INTERRUPTIONS =>
  reason !== null && Object.hasOwn(INTERRUPTIONS, reason);

/** What the end of a key is called. */
const ENDS = {
  active: 'Stops',
  disabled: 'Stops',
  suspended: 'Stops',
  ended: 'Ended',
  revoked: 'Revoked',
  expired: 'Revoked',
} as const satisfies Record<ApiKey['status'], Message>;

/** When the key ended and why, unless a user has simply revoked it. */
const REASONS = {
  rotated: '{time}, replaced by a new key',
  leaked: '{time}, because it leaked',
  revoked_by_operator: '{time}, by the operator of this server',
  ancestor_revoked: '{time}, with the key that created it',
  creator_left: '{time}, when its owner left the workspace',
  account_deleted: '{time}, when its owner deleted their account',
  service_account_deleted: '{time}, when its service account was deleted',
  account_claimed: '{time}, when the owner of the email address took over the account',
  disabled_by_user: '{time}; disabled until then',
  account_suspended: '{time}; suspended with its owner’s account',
  workspace_suspended: '{time}; suspended with its workspace',
} as const satisfies Record<Exclude<Reason, 'revoked_by_user'>, Message>;
