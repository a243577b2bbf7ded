import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import type { PendingReset } from './pending-resets.js';

const person = z.object({
  id: field.id,
  email: z.email(),
  name: z
    .string()
    .nullable()
    .meta({ examples: ['Ada'] }),
});

const times = {
  requested_at: field.timestamp,
  happens_at: field.timestamp.meta({ description: 'When it happens, unless it is stopped before.' }),
};

export const memberFactorResetResponse = z
  .object({
    id: field.id,
    user: person,
    requested_by: person
      .nullable()
      .meta({ description: 'An owner of this workspace; null: an owner of another one.' }),
    ...times,
  })
  .meta({ id: 'MemberFactorReset', description: "A pending reset of a member's second factors." });

export const ownFactorResetResponse = z
  .object({
    factor_reset: z
      .object({
        id: field.id,
        requested_by: person,
        workspace: z.object({
          id: field.id,
          name: z.string().meta({ examples: ['Acme'] }),
        }),
        ...times,
      })
      .nullable()
      .meta({ description: 'null: none is pending.' }),
  })
  .meta({ id: 'OwnFactorReset', description: 'The pending reset of your second factors.' });

export const stopFactorResetBody = z
  .strictObject({
    token: z
      .string()
      .min(1, 'must not be empty')
      .max(200, 'must have at most 200 characters')
      .meta({ description: 'The part of the link after `#token=`.', examples: ['lkstop_…'] }),
  })
  .meta({ id: 'StopFactorReset' });

export type MemberFactorResetResponse = z.output<typeof memberFactorResetResponse>;
export type OwnFactorResetResponse = z.output<typeof ownFactorResetResponse>;
export type StopFactorResetBody = z.output<typeof stopFactorResetBody>;

/** @param workspaceId the viewer's workspace: nothing is revealed about others */
export const toMemberFactorReset = (
  { id, user, requestedBy, workspace, requestedAt, happensAt }: PendingReset,
  workspaceId: string,
): MemberFactorResetResponse => ({
  id,
  user,
  requested_by: workspace.id === workspaceId ? requestedBy : null,
  requested_at: field.toTimestamp(requestedAt),
  happens_at: field.toTimestamp(happensAt),
});

export const toOwnFactorReset = (reset: PendingReset | null): OwnFactorResetResponse => ({
  factor_reset: reset && {
    id: reset.id,
    requested_by: reset.requestedBy,
    workspace: reset.workspace,
    requested_at: field.toTimestamp(reset.requestedAt),
    happens_at: field.toTimestamp(reset.happensAt),
  },
});
