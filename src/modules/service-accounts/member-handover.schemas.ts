import { z } from 'zod';
import * as field from '../../core/http/fields.js';

const TRANSFERS_MAX = 500;

type Context = Parameters<Parameters<z.ZodType['superRefine']>[0]>[1];

const eachOnce =
  <Id extends string>(id: Id, list: string, thing: string) =>
  (transfers: readonly Record<Id, string>[], context: Context): void => {
    const firstOf = new Map<string, number>();
    for (const [index, transfer] of transfers.entries()) {
      const first = firstOf.get(transfer[id]);
      firstOf.set(transfer[id], first ?? index);
      if (first === undefined) continue;
      const message = `names the ${thing} of ${list}.${first} again`;
      context.addIssue({ code: 'custom', path: [index, id], message });
    }
  };

export const removeMemberBody = z
  .strictObject({
    transfers: z
      .array(
        z.strictObject({
          api_key_id: field.id.toLowerCase().meta({ description: 'A key that acts for the member.' }),
          service_account_id: field.id
            .toLowerCase()
            .meta({ description: 'The service account of the same workspace that will own the key.' }),
        }),
      )
      .max(TRANSFERS_MAX, `must have at most ${TRANSFERS_MAX} transfers`)
      .superRefine(eachOnce('api_key_id', 'transfers', 'key'))
      .meta({ description: 'The keys that stay; all other keys of the member end.' }),
    webhook_endpoints: z
      .array(
        z.strictObject({
          webhook_endpoint_id: field.id
            .toLowerCase()
            .meta({ description: 'A webhook endpoint that depends on the member.' }),
          service_account_id: field.id
            .toLowerCase()
            .meta({ description: 'The service account of the same workspace that will own the endpoint.' }),
        }),
      )
      .max(TRANSFERS_MAX, `must have at most ${TRANSFERS_MAX} transfers`)
      .superRefine(eachOnce('webhook_endpoint_id', 'webhook_endpoints', 'endpoint'))
      .default([])
      .meta({
        description:
          'The endpoints that stay; all others of the member stop. One that a key in `transfers` signs for follows that key by itself.',
      }),
    invitations: z
      .array(field.id.toLowerCase())
      .max(TRANSFERS_MAX, `must have at most ${TRANSFERS_MAX} entries`)
      .default([])
      .meta({
        description:
          'The open invitations that stay, and are yours from now on; all others of the member end.',
      }),
  })
  .meta({ id: 'RemoveMemberBody' });

export type RemoveMemberBody = z.output<typeof removeMemberBody>;
