import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { keyDigestInput } from '../api-keys/api-key-digest.js';
import { API_KEY_STATUSES } from '../api-keys/api-key-view.js';
import { searchKinds } from './search-sources.js';

const TEXT_LENGTH_MAX = 100;
const RESULTS_MAX = 20;

export const searchQuery = z
  .strictObject({
    q: field
      .text(0, TEXT_LENGTH_MAX)
      .overwrite((text) => text.trim())
      .min(1, 'must not be blank')
      .optional()
      .meta({
        description:
          'A part of a name, title, email address, URL or description, in any case; the start of a `key_prefix`; or a whole id. Never a whole key: send its `sha256`.',
        examples: ['production'],
      }),
    sha256: keyDigestInput
      .optional()
      .meta({ description: 'Of a whole key, in hexadecimal: finds the key without sending it.' }),
    limit: z.coerce
      .number({ error: 'must be a number' })
      .int('must be a whole number')
      .min(1, 'must be at least 1')
      .max(RESULTS_MAX, `must be at most ${RESULTS_MAX}`)
      .default(RESULTS_MAX)
      .meta({ description: 'The maximum number of results.' }),
  })
  .refine(({ q, sha256 }) => q !== undefined || sha256 !== undefined, {
    path: ['q'],
    message: 'is required, unless sha256 is given',
  })
  .refine(({ q, sha256 }) => q === undefined || sha256 === undefined, {
    path: ['q'],
    message: 'must be omitted where sha256 is given',
  });

export const searchResultResponse = z
  .object({
    kind: z.lazy(() => z.enum(searchKinds())),
    id: field.id.meta({ description: 'Of a member: the id of the user.' }),
    workspace: z.object({ id: field.id, name: z.string().meta({ examples: ['Acme'] }) }),
    label: z.string().meta({
      description: 'The name of a key, a member or a record, or the URL of an endpoint.',
      examples: ['Production backend'],
    }),
    detail: z
      .string()
      .nullable()
      .meta({
        description:
          'The `key_prefix` of a key, the email address of a member, the description of an endpoint.',
        examples: ['lk_3f9a'],
      }),
    status: z.enum(API_KEY_STATUSES).nullable().meta({ description: 'Of a key; null for other kinds.' }),
    canary: z
      .boolean()
      .meta({ description: 'Whether it is a key that only serves as a trap, whatever its status says.' }),
  })
  .meta({ id: 'SearchResult' });

export type SearchQuery = z.output<typeof searchQuery>;
export type SearchResultResponse = z.output<typeof searchResultResponse>;
