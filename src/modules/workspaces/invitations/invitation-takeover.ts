import { type FieldError, type Problem, problem, captureProblem } from '../../../core/errors/problem.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { type Role, roleAtLeast } from '../../../core/principal/roles.js';
import type { Change } from '../../audit/changes.js';
import { roleNeededFor } from '../members/member-rules.js';

interface OpenInvitation {
  id: string;
  role: Role;
  isToThemselves: boolean;
}

/**
 * Transfers a departing member's open invitations to the caller, as part of that change. All of them, or none. Call
 * this with the memberships locked.
 *
 * @throws validation_failed naming each that cannot be kept, and why
 */
export async function takeOverInvitations(
  change: Change,
  { workspaceId, userId, role }: WorkspacePrincipal,
  memberId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const found = await change.manager.query<OpenInvitation[]>(
    `SELECT id, role, email IS NOT DISTINCT FROM (SELECT email FROM users WHERE id = $2) AS "isToThemselves"
     FROM invitations
     WHERE workspace_id = $1 AND id = ANY ($3) AND accepted_at IS NULL AND revoked_at IS NULL
       AND expires_at > clock_timestamp()
       AND (invited_by = $2 OR email = (SELECT email FROM users WHERE id = $2))
     ORDER BY id FOR UPDATE`,
    [workspaceId, memberId, ids],
  );
  const open = new Map(found.map((invitation) => [invitation.id, invitation]));
  const errors: FieldError[] = [];
  for (const [index, id] of ids.entries()) {
    const refusal = await captureProblem(() => {
      const invitation = open.get(id);
      if (!invitation) throw invalid(`"${id}" is not an open invitation of this member`);
      if (userId === memberId)
        throw invalid('cannot be yours: you are leaving. Ask another admin to invite them again');
      if (invitation.isToThemselves) throw invalid('is to the address of the member who leaves, so it ends');
      const needed = roleNeededFor(invitation.role);
      if (!roleAtLeast(role, needed)) {
        throw invalid(`is for the role "${invitation.role}", which takes the role "${needed}" to offer`);
      }
    });
    for (const { message } of refusal?.options.errors ?? [])
      errors.push({ field: `invitations.${index}`, message });
  }
  if (errors.length > 0) throw problem('validation_failed', { errors });
  await change.manager.query('UPDATE invitations SET invited_by = $2 WHERE id = ANY ($1)', [ids, userId]);
  await change.recordAll(
    'invitation.taken_over',
    found.map(({ id }) => ({
      workspaceId,
      targetId: id,
      details: { invited_by: { from: memberId, to: userId } },
    })),
  );
}

const invalid = (message: string): Problem =>
  problem('validation_failed', { errors: [{ field: 'invitations', message }] });
