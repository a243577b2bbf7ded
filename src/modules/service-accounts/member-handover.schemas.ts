import { z } from 'zod';
import * as field from '../../core/http/fields.js';

const TRANSFERS_MAX = 500;

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
      .superRefine((transfers, context) => {
        const firstOf = new Map<string, number>();
        for (const [index, { api_key_id: id }] of transfers.entries()) {
          const first = firstOf.get(id);
          firstOf.set(id, first ?? index);
          if (first === undefined) continue;
          const message = `names the key of transfers.${first} again`;
          context.addIssue({ code: 'custom', path: [index, 'api_key_id'], message });
        }
      })
      .meta({ description: 'The keys that stay; all other keys of the member end.' }),
  })
  .meta({ id: 'RemoveMemberBody' });

export type RemoveMemberBody = z.output<typeof removeMemberBody>;
