import type { KeyReview, WebhookEndpoint, WorkspaceOverview } from '@latchkey/sdk';
import type { LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Clamped } from '../../components/layout/clamped';
import { Time } from '../../components/time/time';
import { reasonWords } from '../webhooks/endpoint-status';
import { failingEndpoints } from './failing-endpoints';
import { plural, rich, t } from '../../language/translate';

/** Something to look into, with a link to where it can be fixed. */
export interface AttentionItem {
  id: string;
  isUrgent: boolean;
  what: ReactNode;
  detail?: ReactNode;
  action: string;
  /** The action with its subject, for users who only hear the buttons. */
  label: string;
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
    what: rich('{name} has leaked and is still active', { name: <Name>{name}</Name> }),
    detail: rich('Reported {time}', { time: <Time iso={leakedAt} /> }),
    action: t('Contain'),
    label: t('Contain {name}', { name }),
    link: keyPage(workspaceId, id),
  }));
  const more = found - keys.length;
  if (more <= 0) return items;
  return [
    ...items,
    {
      id: 'leaked-more',
      isUrgent: true,
      what: plural(more, '{count} more key has leaked', '{count} more keys have leaked'),
      action: t('Show all'),
      label: t('Show all leaked keys'),
      link: keyList(workspaceId, { condition: 'leaked' }),
    },
  ];
}

function failing(workspaceId: string, endpoints: readonly WebhookEndpoint[]): AttentionItem[] {
  const all = failingEndpoints(endpoints);
  const items = all
    .slice(0, ENDPOINTS_SHOWN)
    .map(({ id, url, description, statusReason, failingSince }): AttentionItem => {
      const name = description ?? url;
      return {
        id: `endpoint-${id}`,
        ...(statusReason === null
          ? {
              isUrgent: false,
              what: rich('Deliveries to {name} are failing', { name: <Name>{name}</Name> }),
              detail: rich('First failed {time}', { time: <Time iso={failingSince} /> }),
              action: t('See deliveries'),
              label: t('See deliveries {name}', { name }),
            }
          : {
              isUrgent: true,
              what: rich('Deliveries to {name} have stopped', { name: <Name>{name}</Name> }),
              detail: sentence(reasonWords(statusReason)),
              action: t('Resume'),
              label: t('Resume {name}', { name }),
            }),
        link: {
          to: '/workspaces/$workspaceId/webhooks/$endpointId',
          params: { workspaceId, endpointId: id },
        },
      };
    });
  const more = all.length - items.length;
  if (more === 0) return items;
  return [
    ...items,
    {
      id: 'endpoint-more',
      isUrgent: true,
      what: plural(more, '{count} more endpoint fails', '{count} more endpoints fail'),
      action: t('Show all'),
      label: t('Show all webhook endpoints'),
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
  const name = <Name>{first.name}</Name>;
  const time = <Time iso={first.expiresAt} />;
  return [
    {
      id: 'expiring',
      isUrgent: false,
      ...(found === 1
        ? {
            what: rich('{name} expires {time}', { name, time }),
            action: t('Rotate'),
            label: t('Rotate {name}', { name: first.name }),
            link: keyPage(workspaceId, first.id, 'rotate'),
          }
        : {
            what: plural(found, '{count} key expires within 30 days', '{count} keys expire within 30 days'),
            detail: rich('First {name}, {time}', { name, time }),
            action: t('Show keys'),
            label: t('Show keys that expire'),
            link: keyList(workspaceId, { condition: 'expiring' }),
          }),
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
      detail: t('A key stops when its owner leaves. Transfer it to a service account first.'),
      ...(inactive
        ? {
            what: rich('The owner of {name} has not signed in for 90 days', {
              name: <Name>{inactive.name}</Name>,
            }),
            action: t('Transfer'),
            label: t('Transfer {name}', { name: inactive.name }),
            link: keyPage(workspaceId, inactive.id, 'transfer'),
          }
        : {
            what: plural(
              ownerInactive,
              '{count} key belongs to a person who has not signed in for 90 days',
              '{count} keys belong to people who have not signed in for 90 days',
            ),
            action: t('Review'),
            label: t('Review keys of inactive people'),
            link: keyList(workspaceId, { review: true }),
          }),
    });
  const wider = widerThanUsed === 1 ? only('wider_than_used') : undefined;
  if (widerThanUsed > 0)
    items.push({
      id: 'wider-than-used',
      isUrgent: false,
      what: wider
        ? rich('{name} has permissions that it does not use', { name: <Name>{wider.name}</Name> })
        : plural(
            widerThanUsed,
            '{count} key has permissions that it does not use',
            '{count} keys have permissions that they do not use',
          ),
      detail:
        wider?.proposal?.scopes &&
        t('Permissions that fit: {scopes}', { scopes: wider.proposal.scopes.join(', ') }),
      action: t('Narrow'),
      label: wider ? t('Narrow {name}', { name: wider.name }) : t('Narrow keys'),
      link: keyList(workspaceId, { review: true }),
    });
  const idle = unused === 1 ? only('unused') : undefined;
  if (unused > 0)
    items.push({
      id: 'unused',
      isUrgent: false,
      ...(idle
        ? {
            what: rich('{name} has not been used for 90 days', { name: <Name>{idle.name}</Name> }),
            detail: rich('Last used {time}', { time: <Time iso={idle.lastUsedAt} /> }),
            action: t('Revoke'),
            label: t('Revoke {name}', { name: idle.name }),
            link: keyPage(workspaceId, idle.id, 'revoke'),
          }
        : {
            what: plural(
              unused,
              '{count} key has not been used for 90 days',
              '{count} keys have not been used for 90 days',
            ),
            action: t('Show keys'),
            label: t('Show keys that are unused'),
            link: keyList(workspaceId, { condition: 'unused' }),
          }),
    });
  return items;
}

function Name({ children }: { children: string }) {
  return (
    <strong>
      <Clamped text={children} />
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

const sentence = (words: string): string => `${words[0]?.toUpperCase()}${words.slice(1)}.`;
