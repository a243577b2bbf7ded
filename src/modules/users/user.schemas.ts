import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import type { User } from './user.entity.js';

export const userResponse = z
  .object({
    id: field.id,
    email: z.email(),
    name: z
      .string()
      .nullable()
      .meta({ examples: ['Ada'] }),
    created_at: field.timestamp,
  })
  .meta({ id: 'User' });

export type UserResponse = z.output<typeof userResponse>;

export const toUserResponse = (user: User): UserResponse => ({
  id: user.id,
  email: user.email,
  name: user.name,
  created_at: field.toTimestamp(user.createdAt),
});
