import type { MemberImpact, MemberRemoval } from '@latchkey/sdk';
import { fieldProblems } from '../../components/forms/field-problems';

/**
 * By the id of a key or an endpoint: the service account that receives it. By the id of an invitation: whether it is
 * kept. Anything missing ends.
 */
export type Heirs = Record<string, string>;

export const MINE = 'mine';

/** The choices may be older than the list, and name something that has ended since. */
export function keptOf(impact: MemberImpact | undefined, heirs: Heirs): Required<MemberRemoval> {
  const chosen = (items: MemberImpact['apiKeys']['items'] = []) =>
    items.flatMap(({ id }) => {
      const heir = heirs[id];
      return heir === undefined ? [] : [{ id, heir }];
    });
  return {
    transfers: chosen(impact?.apiKeys.items).map(({ id, heir }) => ({
      apiKeyId: id,
      serviceAccountId: heir,
    })),
    webhookEndpoints: chosen(impact?.webhookEndpoints.items).map(({ id, heir }) => ({
      webhookEndpointId: id,
      serviceAccountId: heir,
    })),
    invitations: chosen(impact?.invitations.items).map(({ id }) => id),
  };
}

export const countOf = ({ transfers, webhookEndpoints, invitations }: Required<MemberRemoval>): number =>
  transfers.length + webhookEndpoints.length + invitations.length;

/** Why the server did not keep something, by its id, until the choice changes. */
export function refusalsOf(error: unknown, asked: Required<MemberRemoval>, heirs: Heirs) {
  const items = [
    ...asked.transfers.map((item, index) => [`transfers.${index}`, item.apiKeyId, item.serviceAccountId]),
    ...asked.webhookEndpoints.map((item, index) => [
      `webhookEndpoints.${index}`,
      item.webhookEndpointId,
      item.serviceAccountId,
    ]),
    ...asked.invitations.map((id, index) => [`invitations.${index}`, id, MINE]),
  ] as [field: string, id: string, heir: string][];
  const { fields, rest } = fieldProblems(
    error,
    items.map(([field]) => field),
  );
  const refusals: Record<string, string | undefined> = {};
  for (const [field, id, heir] of items) if (heirs[id] === heir) refusals[id] = fields[field];
  return { refusals, rest };
}
