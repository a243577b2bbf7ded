import { z } from 'zod';
import * as field from '../../../core/http/fields.js';

const REVOKED_AT_ONCE_MAX = 1_000;

/** Selects the keys to revoke, in exactly one of four ways. */
export const revokeApiKeysBody = z
  .strictObject({
    ids: z
      .array(field.id.toLowerCase())
      .min(1, 'must name at least one key')
      .max(REVOKED_AT_ONCE_MAX, `must name at most ${REVOKED_AT_ONCE_MAX} keys`)
      .transform((ids) => [...new Set(ids)])
      .optional()
      .meta({ description: 'The keys to revoke. If one of them does not exist, none is revoked.' }),
    created_by: field.id
      .toLowerCase()
      .optional()
      .meta({ description: 'Every key that acts for this user in the workspace.' }),
    service_account_id: field.id
      .toLowerCase()
      .optional()
      .meta({ description: 'Every key that acts for this service account.' }),
    all: z
      .literal(true, { error: 'must be true or omitted' })
      .optional()
      .meta({ description: 'Every key that you may manage.' }),
  })
  .refine(
    (body) => Object.keys(body).length === 1,
    'must have exactly one of ids, created_by, service_account_id and all',
  )
  .meta({ id: 'ApiKeySelection', minProperties: 1, maxProperties: 1 });

export const revokeQuery = z.strictObject({
  descendants: z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .default('false')
    .transform((text) => text === 'true')
    .meta({
      description: 'Also revoke every key that was created with this one, directly or through other keys.',
    }),
});

export const revokedResponse = z
  .object({
    status: z.literal('revoked'),
    descendants_revoked: z
      .int()
      .optional()
      .meta({ description: 'With `descendants=true`: how many other keys this request revoked.' }),
  })
  .meta({ id: 'RevokedApiKey' });

export const revokedKeysResponse = z
  .object({
    revoked: z
      .int()
      .meta({ description: 'How many keys this request revoked; others were already revoked.' }),
  })
  .meta({ id: 'RevokedApiKeys' });

export type RevokeApiKeysBody = z.output<typeof revokeApiKeysBody>;
export type RevokedKeysResponse = z.output<typeof revokedKeysResponse>;
export type RevokeQuery = z.output<typeof revokeQuery>;
export type RevokedResponse = z.output<typeof revokedResponse>;
