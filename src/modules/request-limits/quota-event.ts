import { PERIODS } from '@latchkey/verifier/slices';
import { z } from 'zod';
import * as field from '../../core/http/fields.js';

export const HOLDER_TYPES = ['api_key', 'service_account', 'workspace'] as const;

export type HolderType = (typeof HOLDER_TYPES)[number];

export const quotaReached = z
  .object({
    holder: z.object({
      type: z.enum(HOLDER_TYPES),
      id: field.id,
      name: z.string().meta({ examples: ['Production backend'] }),
    }),
    workspace_id: field.id,
    requests: z.int().meta({ description: 'The limit.', examples: [10_000] }),
    per: z.enum(PERIODS).meta({ examples: ['day'] }),
    percent: z.int().meta({ description: '80 or 100.', examples: [80] }),
    resets_at: field.timestamp,
  })
  .meta({ id: 'QuotaEventData' });
