import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import type { User } from './user.entity.js';

/** The fields shown wherever a user appears. */
export const userFields = {
  id: field.id,
  email: z.email(),
  email_verified: z
    .boolean()
    .meta({ description: 'Whether the address was confirmed by following an emailed link.' }),
  name: z
    .string()
    .nullable()
    .meta({ examples: ['Ada'] }),
};

export const userResponse = z.object({ ...userFields, created_at: field.timestamp }).meta({ id: 'User' });

export type UserResponse = z.output<typeof userResponse>;

export const toUserResponse = (user: User): UserResponse => ({
  id: user.id,
  email: user.email,
  email_verified: user.emailVerifiedAt !== null,
  name: user.name,
  created_at: field.toTimestamp(user.createdAt),
});

export const profileBody = z
  .strictObject({
    name: field
      .displayName()
      .nullable()
      .meta({
        description: 'The name that other members of your workspaces see; null: they see only the address.',
        examples: ['Ada'],
      }),
  })
  .meta({ id: 'ProfileBody' });

export type ProfileBody = z.output<typeof profileBody>;
