import { z } from 'zod';
import * as field from '../../core/http/fields.js';

const ENTRIES_MAX = 50;
const BYTES_MAX = 4_096;
const VALUE_LENGTH_MAX = 500;
const NAME = /^[A-Za-z0-9_.-]{1,64}$/;
const FILTER_PREFIX = 'metadata.';

const NAME_RULE = 'must have 1 to 64 letters, digits, ".", "_" or "-"';

/** Data for the key owner's own programs: strings by name. The server never interprets it. */
export const metadataInput = z
  .record(z.string().regex(NAME, NAME_RULE), field.text(0, VALUE_LENGTH_MAX), {
    error: ({ code }) => (code === 'invalid_key' ? `the name ${NAME_RULE}` : 'must be an object of strings'),
  })
  .superRefine((metadata, context) => {
    const entries = Object.keys(metadata).length;
    if (entries > ENTRIES_MAX) {
      context.addIssue({
        code: 'custom',
        message: `must have at most ${ENTRIES_MAX} entries, not ${entries}`,
      });
    }
    const bytes = Buffer.byteLength(JSON.stringify(metadata));
    if (bytes > BYTES_MAX) {
      context.addIssue({
        code: 'custom',
        message: `must have at most ${BYTES_MAX} bytes as JSON, not ${bytes}`,
      });
    }
  })
  .transform((metadata) => (Object.keys(metadata).length === 0 ? null : metadata))
  .nullable()
  .optional()
  .meta({
    description: `Strings by name: at most ${ENTRIES_MAX}, and ${BYTES_MAX} bytes as JSON. Replaced as a whole; null: none.`,
    examples: [{ customer: 'acme' }],
  });

export const metadataResponse = z.record(z.string(), z.string()).meta({
  description:
    'Strings by name, for your own programs: this server does not read them. {}: none. Lists of keys can be filtered by them.',
  examples: [{ customer: 'acme' }],
});

export const METADATA_FILTER =
  '`metadata.<name>=<value>` selects the keys whose metadata has this entry, such as `?metadata.customer=acme`; several must all hold.';

/**
 * Accepts parameters such as `metadata.customer` in addition to the query's own: an object schema cannot list them by
 * name.
 */
export const metadataFilter = <Shape extends z.ZodRawShape>(query: z.ZodObject<Shape, z.core.$strict>) =>
  z
    .object(query.shape)
    .catchall(z.unknown())
    .transform((parameters, context) => {
      const known: Record<string, unknown> = {};
      const metadata: Record<string, string> = {};
      for (const [name, value] of Object.entries(parameters)) {
        if (Object.hasOwn(query.shape, name)) known[name] = value;
        else if (!name.startsWith(FILTER_PREFIX)) {
          context.addIssue({ code: 'unrecognized_keys', keys: [name], input: parameters });
        } else if (!NAME.test(name.slice(FILTER_PREFIX.length))) {
          context.addIssue({
            code: 'custom',
            path: [name],
            message: `the name after "metadata." ${NAME_RULE}`,
          });
        } else if (typeof value !== 'string' || !field.isStorable(value)) {
          context.addIssue({ code: 'custom', path: [name], message: 'must be given once, as text' });
        } else metadata[name.slice(FILTER_PREFIX.length)] = value;
      }
      return {
        ...(known as z.output<z.ZodObject<Shape>>),
        ...(Object.keys(metadata).length > 0 ? { metadata } : {}),
      };
    });
