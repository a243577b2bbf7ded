import { z } from 'zod';
import { keyDigestInput } from '../api-key-digest.js';
import { createApiKeyBody } from '../api-key-input.schemas.js';

const KEYS_PER_IMPORT_MAX = 1_000;
/** For a body with this many keys, each with scopes and an allowlist. */
export const IMPORT_VALUES_MAX = 50_000;
const KEY_PREFIX_LENGTH_MAX = 24;

const importedKey = createApiKeyBody
  .extend({
    sha256: keyDigestInput.meta({
      description: 'Of the whole key, as it is sent. The key itself must not be sent.',
    }),
    key_prefix: z
      .string({ error: ({ input }) => (input === undefined ? 'is required' : 'must be a string') })
      .regex(/^[\x21-\x7e]+$/, 'must have only visible ASCII characters')
      .max(KEY_PREFIX_LENGTH_MAX, `must have at most ${KEY_PREFIX_LENGTH_MAX} characters`)
      .meta({ description: 'How the key begins: what lists show of it.', examples: ['sk_live_3f9a'] }),
  })
  .meta({ id: 'ImportedApiKey' });

export const importApiKeysBody = z
  .strictObject({
    keys: z
      .array(importedKey)
      .min(1, 'must have at least one key')
      .max(KEYS_PER_IMPORT_MAX, `must have at most ${KEYS_PER_IMPORT_MAX} keys`)
      .superRefine((keys, context) => {
        const firstIndex = new Map<string, number>();
        for (const [index, { sha256 }] of keys.entries()) {
          const first = firstIndex.get(sha256);
          if (first === undefined) firstIndex.set(sha256, index);
          else
            context.addIssue({
              code: 'custom',
              path: [index, 'sha256'],
              message: `is the same as that of key ${first}`,
            });
        }
      }),
  })
  .meta({ id: 'ApiKeyImport' });

export const importedKeysResponse = z
  .object({
    imported: z.int().meta({ description: 'How many keys this added.' }),
    known: z.array(z.int()).meta({
      description: 'Indexes of keys that the server had before; those stay as they are.',
      examples: [[]],
    }),
  })
  .meta({ id: 'ImportedApiKeys' });

export type ImportedKey = z.output<typeof importedKey>;
export type ImportApiKeysBody = z.output<typeof importApiKeysBody>;
export type ImportedKeysResponse = z.output<typeof importedKeysResponse>;
