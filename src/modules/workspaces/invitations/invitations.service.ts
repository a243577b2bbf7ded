import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { refuseOverQuota } from '../../../core/database/quota.js';
import { RateLimiter } from '../../../core/database/rate-limiter.js';
import { problem } from '../../../core/errors/problem.js';
import type { IdempotencyRequest } from '../../../core/http/idempotency.js';
import { afterId } from '../../../core/http/paging.js';
import type { Actor } from '../../../core/principal/actor.js';
import { insufficientRole } from '../../../core/principal/insufficient.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { roleAtLeast } from '../../../core/principal/roles.js';
import { newId } from '../../../core/secrets/ids.js';
import { type Change, Changes } from '../../audit/changes.js';
import { DashboardLinks } from '../../mail/dashboard-links.js';
import { Mailer } from '../../mail/mailer.js';
import { RecipientLimit } from '../../mail/recipient-limit.js';
import { invitationMail } from '../mails/invitation.js';
import { User } from '../../users/user.entity.js';
import { digestOfInvitationToken, makeInvitationToken } from './invitation-token.js';
import { Invitation } from './invitation.entity.js';
import {
  type InvitationBody,
  type InvitationQuery,
  type InvitationResponse,
  type InvitationStatus,
  type IssuedInvitationResponse,
  toInvitationResponse,
} from './invitation.schemas.js';
import { withdrawOpenInvitations } from './invitation-withdrawal.js';
import { roleNeededFor } from '../members/member-rules.js';
import { Membership } from '../members/membership.entity.js';
import { lockMemberships } from '../workspace-lock.js';
import { Workspace } from '../workspace.entity.js';

/** In SQL, because `expires_at` is by the database's clock. */
const STATUS = `CASE
  WHEN invitation.accepted_at IS NOT NULL THEN 'accepted'
  WHEN invitation.revoked_at IS NOT NULL THEN 'revoked'
  WHEN invitation.expires_at <= clock_timestamp() THEN 'expired'
  ELSE 'open' END`;

const OPEN_INVITATIONS = `SELECT FROM invitations
  WHERE workspace_id = $1 AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > clock_timestamp()`;

@Injectable()
export class InvitationsService {
  private readonly mailsPerInviter: RateLimiter;

  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly mailer: Mailer,
    private readonly links: DashboardLinks,
    private readonly recipients: RecipientLimit,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.mailsPerInviter = new RateLimiter(dataSource, {
      name: 'invitation-mail-inviter',
      points: config.limits.INVITATION_MAILS_PER_USER_PER_HOUR,
      windowSeconds: 3_600,
    });
  }

  /** One more than fits the page. */
  async list({ workspaceId }: WorkspacePrincipal, query: InvitationQuery): Promise<InvitationResponse[]> {
    const list = this.dataSource.manager
      .createQueryBuilder(Invitation, 'invitation')
      .addSelect(STATUS, 'status')
      .where({ workspaceId })
      .orderBy('invitation.id', 'DESC')
      .limit(query.limit + 1);
    const after = afterId(query);
    if (after !== null) list.andWhere('invitation.id < :after', { after });
    if (query.status !== undefined) list.andWhere(`${STATUS} = :status`, { status: query.status });
    const { entities, raw } = await list.getRawAndEntities<{ status: InvitationStatus }>();
    return entities.map((invitation, index) =>
      toInvitationResponse(invitation, raw[index]?.status ?? 'expired'),
    );
  }

  async create(
    actor: Actor,
    principal: WorkspacePrincipal,
    idempotency: IdempotencyRequest | null,
    { email, role, expires_in_days }: InvitationBody,
  ): Promise<IssuedInvitationResponse> {
    const { workspaceId } = principal;
    const required = roleNeededFor(role);
    if (!roleAtLeast(principal.role, required)) throw insufficientRole(principal.role, required);
    const work = async (change: Change): Promise<IssuedInvitationResponse> => {
      await lockMemberships(change, workspaceId);
      if (email !== undefined) {
        await refusePresentMember(change, workspaceId, email);
        await withdrawOpenInvitations(change, workspaceId, 'replaced', 'email = $2', [email]);
      }
      await refuseOverQuota(change.manager, {
        code: 'invitation_limit',
        limit: this.config.limits.INVITATIONS_PER_WORKSPACE,
        holder: workspaceId,
        counted: OPEN_INVITATIONS,
      });
      const id = newId();
      const token = makeInvitationToken();
      await change.manager.insert(Invitation, {
        id,
        workspaceId,
        email: email ?? null,
        role,
        tokenDigest: digestOfInvitationToken(token),
        invitedBy: principal.userId,
        // A single clock reading, so that the invitation lasts exactly as long as it says.
        createdAt: () => 'statement_timestamp()',
        expiresAt: () => `statement_timestamp() + interval '${expires_in_days} days'`,
      });
      const invitation = await change.manager.findOneByOrFail(Invitation, { id });
      await change.record('invitation.created', {
        workspaceId,
        targetId: id,
        details: { email: email ?? null, role, expires_at: invitation.expiresAt },
      });
      await this.mail(change, invitation, token);
      return { ...toInvitationResponse(invitation, 'open'), token };
    };
    if (email !== undefined && (await this.mayMail(principal.userId))) {
      await this.mailsPerInviter.take(principal.userId);
      await this.recipients.take(email);
    }
    return this.changes.create(actor, idempotency, work, { holdsSecret: true });
  }

  /** Withdraws an invitation. Idempotent; an accepted one can no longer be withdrawn. */
  async revoke(actor: Actor, { workspaceId }: WorkspacePrincipal, id: string): Promise<void> {
    await this.changes.run(actor, async (change) => {
      const { affected } = await change.manager
        .createQueryBuilder()
        .update(Invitation)
        .set({ revokedAt: () => 'clock_timestamp()' })
        .where({ id, workspaceId })
        .andWhere('accepted_at IS NULL AND revoked_at IS NULL')
        .execute();
      if (affected === 1) {
        await change.record('invitation.revoked', { workspaceId, targetId: id });
        return;
      }
      const invitation = await change.manager.findOneBy(Invitation, { id, workspaceId });
      if (!invitation) throw problem('not_found');
      if (invitation.acceptedAt !== null) throw problem('invitation_not_open');
    });
  }

  /** A mail identifies the inviter by their address, so it must be confirmed. */
  private async mayMail(userId: string): Promise<boolean> {
    const inviter = await this.dataSource.manager.findOneByOrFail(User, { id: userId });
    return inviter.emailVerifiedAt !== null;
  }

  /**
   * Mails the invited person, if known, provided that the inviter's address is confirmed. The inviter also gets the
   * token, to pass it on in another way.
   */
  private async mail({ manager }: Change, invitation: Invitation, token: string): Promise<void> {
    const { email, workspaceId, invitedBy, role, expiresAt } = invitation;
    if (email === null) return;
    const inviter = await manager.findOneByOrFail(User, { id: invitedBy });
    if (inviter.emailVerifiedAt === null) return;
    const workspace = await manager.findOneByOrFail(Workspace, { id: workspaceId });
    const content = invitationMail({
      inviterEmail: inviter.email,
      workspaceName: workspace.name,
      role,
      expiresAt,
      link: this.links.to('acceptInvitation', { token }),
    });
    await this.mailer.send(manager, email, content, { usefulUntil: expiresAt });
  }
}

/** @throws already_member: the invitation would change nothing, and would still be open after they have left */
async function refusePresentMember({ manager }: Change, workspaceId: string, email: string): Promise<void> {
  const isMember = await manager.exists(Membership, {
    where: { workspaceId, userId: In(await idsOf(manager, email)) },
  });
  if (isMember) throw problem('already_member');
}

const idsOf = async (manager: EntityManager, email: string): Promise<string[]> =>
  (await manager.find(User, { select: { id: true }, where: { email } })).map(({ id }) => id);
