import { z } from 'zod';
import * as field from '../../core/http/fields.js';

/** An `Owner`, in responses and events. */
export const ownerOutput = z.object({
  type: z.enum(['user', 'service_account']),
  id: field.id,
  name: z
    .string()
    .nullable()
    .meta({ description: 'null: a user without a name.', examples: ['Nightly export'] }),
});
