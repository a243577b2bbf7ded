import { z } from 'zod';
import * as field from '../../../core/http/fields.js';
import { pageQuery } from '../../../core/http/paging.js';
import { scopeInput } from '../../resource-servers/resource-scope.js';
import { keyDigestInput } from '../api-key-digest.js';
import { expiresAtInput } from '../api-key-input.schemas.js';
import { API_KEY_SORTS, SORT_ORDERS } from './api-key-list.js';
import { metadataFilter } from '../api-key-metadata.js';
import { API_KEY_STATUSES } from '../api-key-view.js';

export const apiKeysQuery = metadataFilter(
  pageQuery.extend({
    status: field.choice(API_KEY_STATUSES, 'a status of keys').optional(),
    q: field.text(1, 100).optional().meta({
      description: 'Part of the name (case does not matter), the start of the `key_prefix`, or a whole id.',
    }),
    owner_id: field.id.toLowerCase().optional().meta({
      description: 'Keys that act for this user or service account.',
    }),
    scope: scopeInput.optional().meta({
      description:
        "Keys that have this scope, including keys with everything that their owner's role allows.",
    }),
    leaked: z
      .enum(['true', 'false'], { error: 'must be true or false' })
      .transform((text) => text === 'true')
      .optional()
      .meta({ description: 'Whether the key was reported as leaked.' }),
    expires_before: expiresAtInput.optional().meta({ description: 'Keys that expire before this time.' }),
    unused_since: expiresAtInput.optional().meta({
      description: 'Keys that were created before this time and not used since.',
    }),
    sort: field.choice(API_KEY_SORTS, 'an order of keys').default('created_at').meta({
      description: 'What the list is sorted by. A key that was never used sorts before any use.',
    }),
    order: field.choice(SORT_ORDERS, 'a direction').optional().meta({
      description: 'Default: `asc` by name, otherwise `desc`.',
    }),
    sha256: keyDigestInput
      .optional()
      .meta({ description: 'Of a whole key, in hexadecimal: finds the key without sending it.' }),
  }),
);

export type ApiKeysQuery = z.output<typeof apiKeysQuery>;
