import type { KeyReview, WebhookEndpoint, WorkspaceOverview } from '@latchkey/sdk';
import type { LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Time } from '../../components/time/time';
import { reasonWords } from '../webhooks/endpoint-status';
import { failingEndpoints } from './failing-endpoints';

/** Something to look into, with a link to where it can be fixed. */
export interface AttentionItem {
  id: string;
  isUrgent: boolean;
  what: ReactNode;
  detail?: ReactNode;
  action: string;
  /** The action's subject, for users who only hear the buttons. */
  about: string;
  link: LinkProps;
}

const ENDPOINTS_SHOWN = 5;

/** Most urgent first. */
export function attentionItems(
  workspaceId: string,
  overview: WorkspaceOverview,
  review: KeyReview | undefined,
  endpoints: readonly WebhookEndpoint[],
): AttentionItem[] {
  return [
    ...leaked(workspaceId, overview),
    ...failing(workspaceId, endpoints),
    ...expiring(workspaceId, overview),
    ...(review ? reviewed(workspaceId, review) : []),
  ];
}

function leaked(workspaceId: string, { leakedKeys: { found, keys } }: WorkspaceOverview): AttentionItem[] {
  const items = keys.map(({ id, name, leakedAt }): AttentionItem => ({
    id: `leaked-${id}`,
    isUrgent: true,
    what: (
      <>
        <Name>{name}</Name> has leaked and is still active
      </>
    ),
    detail: (
      <>
        Reported <Time iso={leakedAt} />
      </>
    ),
    action: 'Contain',
    about: name,
    link: keyPage(workspaceId, id),
  }));
  const more = found - keys.length;
  if (more <= 0) return items;
  return [
    ...items,
    {
      id: 'leaked-more',
      isUrgent: true,
      what: `${count(more, 'more key')} ${more === 1 ? 'has' : 'have'} leaked`,
      action: 'Show all',
      about: 'leaked keys',
      link: keyList(workspaceId, { condition: 'leaked' }),
    },
  ];
}

function failing(workspaceId: string, endpoints: readonly WebhookEndpoint[]): AttentionItem[] {
  const all = failingEndpoints(endpoints);
  const items = all
    .slice(0, ENDPOINTS_SHOWN)
    .map(({ id, url, description, statusReason, failingSince }): AttentionItem => ({
      id: `endpoint-${id}`,
      isUrgent: statusReason !== null,
      what: (
        <>
          Deliveries to <Name>{description ?? url}</Name>{' '}
          {statusReason === null ? 'are failing' : 'have stopped'}
        </>
      ),
      detail:
        statusReason !== null ? (
          sentence(reasonWords(statusReason))
        ) : (
          <>
            Since <Time iso={failingSince} />
          </>
        ),
      action: statusReason === null ? 'See deliveries' : 'Resume',
      about: description ?? url,
      link: { to: '/workspaces/$workspaceId/webhooks/$endpointId', params: { workspaceId, endpointId: id } },
    }));
  const more = all.length - items.length;
  if (more === 0) return items;
  return [
    ...items,
    {
      id: 'endpoint-more',
      isUrgent: true,
      what: `${count(more, 'more endpoint')} ${more === 1 ? 'fails' : 'fail'}`,
      action: 'Show all',
      about: 'webhook endpoints',
      link: { to: '/workspaces/$workspaceId/webhooks', params: { workspaceId } },
    },
  ];
}

function expiring(
  workspaceId: string,
  { expiringKeys: { found, keys } }: WorkspaceOverview,
): AttentionItem[] {
  const [first] = keys;
  if (!first) return [];
  const isOne = found === 1;
  const when = <Time iso={first.expiresAt} />;
  return [
    {
      id: 'expiring',
      isUrgent: false,
      what: isOne ? (
        <>
          <Name>{first.name}</Name> expires {when}
        </>
      ) : (
        `${count(found, 'key')} expire within 30 days`
      ),
      detail: isOne ? undefined : (
        <>
          First <Name>{first.name}</Name>, {when}
        </>
      ),
      action: isOne ? 'Rotate' : 'Show keys',
      about: isOne ? first.name : 'that expire',
      link: isOne
        ? keyPage(workspaceId, first.id, 'rotate')
        : keyList(workspaceId, { condition: 'expiring' }),
    },
  ];
}

function reviewed(workspaceId: string, { foundByFinding, keys }: KeyReview): AttentionItem[] {
  const { ownerInactive, widerThanUsed, unused } = foundByFinding;
  const only = (finding: KeyReview['keys'][number]['findings'][number]) =>
    keys.find(({ findings }) => findings.includes(finding));
  const items: AttentionItem[] = [];
  const inactive = ownerInactive === 1 ? only('owner_inactive') : undefined;
  if (ownerInactive > 0)
    items.push({
      id: 'owner-inactive',
      isUrgent: false,
      what: inactive ? (
        <>
          The owner of <Name>{inactive.name}</Name> has not signed in for 90 days
        </>
      ) : (
        `${count(ownerInactive, 'key')} belong to people who have not signed in for 90 days`
      ),
      detail: 'A key stops when its owner leaves. Transfer it to a service account first.',
      action: inactive ? 'Transfer' : 'Review',
      about: inactive?.name ?? 'keys of inactive people',
      link: inactive ? keyPage(workspaceId, inactive.id, 'transfer') : keyList(workspaceId, { review: true }),
    });
  const wider = widerThanUsed === 1 ? only('wider_than_used') : undefined;
  if (widerThanUsed > 0)
    items.push({
      id: 'wider-than-used',
      isUrgent: false,
      what: wider ? (
        <>
          <Name>{wider.name}</Name> has permissions that it does not use
        </>
      ) : (
        `${count(widerThanUsed, 'key')} have permissions that they do not use`
      ),
      detail: wider?.proposal?.scopes && `Permissions that fit: ${wider.proposal.scopes.join(', ')}`,
      action: 'Narrow',
      about: wider?.name ?? 'keys',
      link: keyList(workspaceId, { review: true }),
    });
  const idle = unused === 1 ? only('unused') : undefined;
  if (unused > 0)
    items.push({
      id: 'unused',
      isUrgent: false,
      what: idle ? (
        <>
          <Name>{idle.name}</Name> has not been used for 90 days
        </>
      ) : (
        `${count(unused, 'key')} have not been used for 90 days`
      ),
      detail: idle && (
        <>
          Last used <Time iso={idle.lastUsedAt} />
        </>
      ),
      action: idle ? 'Revoke' : 'Show keys',
      about: idle?.name ?? 'that are unused',
      link: idle ? keyPage(workspaceId, idle.id, 'revoke') : keyList(workspaceId, { condition: 'unused' }),
    });
  return items;
}

function Name({ children }: { children: string }) {
  return (
    <strong>
      <bdi>{children}</bdi>
    </strong>
  );
}

const keyPage = (
  workspaceId: string,
  keyId: string,
  dialog?: 'rotate' | 'transfer' | 'revoke',
): LinkProps => ({
  to: '/workspaces/$workspaceId/api-keys/$keyId',
  params: { workspaceId, keyId },
  ...(dialog && { search: { dialog } }),
});

const keyList = (
  workspaceId: string,
  search: { condition?: 'leaked' | 'expiring' | 'unused'; review?: true },
): LinkProps => ({ to: '/workspaces/$workspaceId/api-keys', params: { workspaceId }, search });

const count = (number: number, noun: string): string =>
  `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;

const sentence = (words: string): string => `${words[0]?.toUpperCase()}${words.slice(1)}.`;
