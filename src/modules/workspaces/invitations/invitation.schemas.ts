import { z } from 'zod';
import * as field from '../../../core/http/fields.js';
import { pageQuery } from '../../../core/http/paging.js';
import { ROLES } from '../../../core/principal/roles.js';
import { email } from '../../users/email.schema.js';
import type { Invitation } from './invitation.entity.js';
import { workspaceResponse } from '../workspace.schemas.js';

const DAYS_DEFAULT = 7;
const DAYS_MAX = 30;

const INVITATION_STATUSES = ['open', 'accepted', 'revoked', 'expired'] as const;

export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

const invitationShape = {
  id: field.id,
  workspace_id: field.id,
  email: z
    .string()
    .nullable()
    .meta({
      description: 'The only address that may accept; null: anyone who has the token.',
      examples: ['ada@example.com'],
    }),
  role: z.enum(ROLES),
  status: z.enum(INVITATION_STATUSES),
  invited_by: field.id,
  created_at: field.timestamp,
  expires_at: field.timestamp,
  accepted_at: field.timestamp.nullable(),
  accepted_by: field.id.nullable(),
  revoked_at: field.timestamp.nullable(),
};

export const invitationResponse = z
  .object(invitationShape)
  .meta({ id: 'Invitation', description: 'An invitation, without its token.' });

export const issuedInvitationResponse = z
  .object({
    ...invitationShape,
    token: z.string().meta({
      description:
        'For POST /api/v1/invitations/accept. Shown only once: pass it on to the person you invite.',
      examples: ['lkinv_…'],
    }),
  })
  .meta({
    id: 'IssuedInvitation',
    description: 'A new invitation with its token, which cannot be read again.',
  });

export const invitationBody = z
  .strictObject({
    email: email.optional().meta({
      description:
        'Only the account with this email address may accept. If omitted, anyone who has the token may.',
    }),
    role: field.choice(ROLES, 'a role'),
    expires_in_days: z
      .int('must be a whole number')
      .min(1, 'must be at least 1')
      .max(DAYS_MAX, `must be at most ${DAYS_MAX}`)
      .default(DAYS_DEFAULT),
  })
  .meta({ id: 'InvitationBody' });

export const invitationQuery = pageQuery.extend({
  status: field.choice(INVITATION_STATUSES, 'a status of invitations').optional(),
});

export const acceptanceBody = z
  .strictObject({
    token: z
      .string()
      .min(1, 'must not be empty')
      .max(200, 'must have at most 200 characters')
      .meta({ examples: ['lkinv_…'] }),
  })
  .meta({ id: 'InvitationAcceptanceBody' });

export const acceptanceResponse = z
  .object({ workspace: workspaceResponse, role: z.enum(ROLES) })
  .meta({ id: 'InvitationAcceptance', description: 'The workspace that the caller now belongs to.' });

export type InvitationBody = z.output<typeof invitationBody>;
export type InvitationQuery = z.output<typeof invitationQuery>;
export type InvitationResponse = z.output<typeof invitationResponse>;
export type IssuedInvitationResponse = z.output<typeof issuedInvitationResponse>;
export type AcceptanceBody = z.output<typeof acceptanceBody>;
export type AcceptanceResponse = z.output<typeof acceptanceResponse>;

/** @param status according to the database's clock, which also set `expires_at` */
export const toInvitationResponse = (
  invitation: Invitation,
  status: InvitationStatus,
): InvitationResponse => ({
  id: invitation.id,
  workspace_id: invitation.workspaceId,
  email: invitation.email,
  role: invitation.role,
  status,
  invited_by: invitation.invitedBy,
  created_at: field.toTimestamp(invitation.createdAt),
  expires_at: field.toTimestamp(invitation.expiresAt),
  accepted_at: field.toNullableTimestamp(invitation.acceptedAt),
  accepted_by: invitation.acceptedBy,
  revoked_at: field.toNullableTimestamp(invitation.revokedAt),
});
