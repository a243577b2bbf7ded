import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { type Role, ROLES } from '../../core/principal/roles.js';

export const memberResponse = z
  .object({
    user: z.object({
      id: field.id,
      email: z.email(),
      name: z
        .string()
        .nullable()
        .meta({ examples: ['Ada'] }),
    }),
    role: z.enum(ROLES),
    created_at: field.timestamp.meta({ description: 'When the user became a member.' }),
    updated_at: field.timestamp,
  })
  .meta({ id: 'Member', description: "A user's membership of a workspace." });

export const memberBody = z.strictObject({ role: field.choice(ROLES, 'a role') }).meta({ id: 'MemberBody' });

export type MemberBody = z.output<typeof memberBody>;
export type MemberResponse = z.output<typeof memberResponse>;

/** A membership with what is shown of its user. */
export interface MemberRow {
  userId: string;
  email: string;
  name: string | null;
  role: Role;
  createdAt: Date;
  updatedAt: Date;
}

export const toMemberResponse = (row: MemberRow): MemberResponse => ({
  user: { id: row.userId, email: row.email, name: row.name },
  role: row.role,
  created_at: field.toTimestamp(row.createdAt),
  updated_at: field.toTimestamp(row.updatedAt),
});
