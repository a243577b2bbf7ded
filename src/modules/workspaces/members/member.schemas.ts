import { z } from 'zod';
import * as field from '../../../core/http/fields.js';
import { type Role, ROLES } from '../../../core/principal/roles.js';
import { BELONGING_KINDS, type Belonging, type Impact } from '../../audit/departures.js';

export const memberResponse = z
  .object({
    user: z.object({
      id: field.id,
      email: z.email(),
      name: z
        .string()
        .nullable()
        .meta({ examples: ['Ada'] }),
      suspended_at: field.timestamp.nullable().meta({
        description:
          'When the operator of the server suspended the account, with everything that acts for it.',
      }),
    }),
    role: z.enum(ROLES),
    created_at: field.timestamp.meta({ description: 'When the user became a member.' }),
    updated_at: field.timestamp,
  })
  .meta({ id: 'Member', description: "A user's membership of a workspace." });

export const memberBody = z.strictObject({ role: field.choice(ROLES, 'a role') }).meta({ id: 'MemberBody' });

export type MemberBody = z.output<typeof memberBody>;
export type MemberResponse = z.output<typeof memberResponse>;

/** A membership with the public fields of its user. */
export interface MemberRow {
  userId: string;
  email: string;
  name: string | null;
  suspendedAt: Date | null;
  role: Role;
  createdAt: Date;
  updatedAt: Date;
}

export const toMemberResponse = (row: MemberRow): MemberResponse => ({
  user: {
    id: row.userId,
    email: row.email,
    name: row.name,
    suspended_at: field.toNullableTimestamp(row.suspendedAt),
  },
  role: row.role,
  created_at: field.toTimestamp(row.createdAt),
  updated_at: field.toTimestamp(row.updatedAt),
});

/** How many items of each kind a response names. */
export const ITEMS_MAX = 100;

const belongings = (description: string) =>
  z
    .object({
      total: z.int().meta({ examples: [1] }),
      items: z.array(
        z.object({
          id: field.id,
          label: z.string().meta({
            description: 'A name, a URL or an email address.',
            examples: ['Production backend'],
          }),
          last_used_at: field.timestamp.nullable(),
        }),
      ),
    })
    .meta({ description });

export const memberImpactResponse = z
  .object({
    api_keys: belongings('Keys that act for the member.'),
    webhook_endpoints: belongings(
      'Endpoints that the member created, or that are signed with one of these keys.',
    ),
    invitations: belongings('Open invitations from the member, or to their address.'),
  })
  .meta({ id: 'MemberImpact', description: 'What depends on a member, and ends with the membership.' });

export type MemberImpactResponse = z.output<typeof memberImpactResponse>;

export function toMemberImpactResponse(impact: Impact): MemberImpactResponse {
  const entries = BELONGING_KINDS.map((kind) => [kind, toBelongings(impact[kind])] as const);
  return Object.fromEntries(entries) as MemberImpactResponse;
}

const toBelongings = (items: Belonging[]) => ({
  total: items.length,
  items: items.slice(0, ITEMS_MAX).map(({ id, label, lastUsedAt }) => ({
    id,
    label,
    last_used_at: field.toNullableTimestamp(lastUsedAt),
  })),
});
