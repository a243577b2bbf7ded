import { Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { brokenConstraint } from '../../../core/database/database-unavailable.js';
import { problem } from '../../../core/errors/problem.js';
import { afterId, type PageQuery } from '../../../core/http/paging.js';
import type { Actor } from '../../../core/principal/actor.js';
import { newId } from '../../../core/secrets/ids.js';
import { type Change, Changes } from '../../audit/changes.js';
import { lockUser } from '../../auth/factors/lock-user.js';
import { IS_LIVE } from '../../auth/sessions/session-lifetimes.js';
import { noteSso } from '../../auth/sessions/session-proof.js';
import { DashboardLinks } from '../../mail/dashboard-links.js';
import { Mailer } from '../../mail/mailer.js';
import { type IdentityChange, identityMail } from '../mails/identity.js';
import { refuseSuspended } from '../../users/refuse-suspended.js';
import { Identity } from './identity.entity.js';
import { IdentityProviders } from '../provider/identity-providers.js';
import type { Proof } from '../sign-in/sso-flow.js';

/** The identities that can sign in to an account. */
@Injectable()
export class Identities {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly providers: IdentityProviders,
    private readonly mailer: Mailer,
    private readonly links: DashboardLinks,
  ) {}

  /** Newest first. One more than fits the page. */
  of(userId: string, query: PageQuery): Promise<Identity[]> {
    const after = afterId(query);
    return this.dataSource.manager.find(Identity, {
      where: { userId, ...(after === null ? {} : { id: LessThan(after) }) },
      order: { id: 'DESC' },
      take: query.limit + 1,
    });
  }

  /** @throws 401 if the session that asked for it has ended; 403 while the account is suspended; 409 */
  async link(
    actor: Actor,
    { userId, sessionId }: { userId: string; sessionId: string },
    { identity, provider }: Proof,
  ): Promise<void> {
    try {
      await this.changes.run(actor, async (change) => {
        const user = await lockUser(change, userId);
        // The browser returned without a credential, so the session that it left with must still be live.
        const live = await change.manager.query<unknown[]>(
          `SELECT FROM sessions WHERE id = $1 AND user_id = $2 AND ${IS_LIVE} FOR SHARE`,
          [sessionId, userId],
        );
        if (!user || live.length === 0) throw problem('sso_failed');
        await refuseSuspended(change.manager, userId);
        const { issuer, subject } = identity;
        // Signing in with the provider of a workspace again is proof for a session.
        const isLinked =
          provider.workspace !== null &&
          (await change.manager.existsBy(Identity, { userId, issuer, subject }));
        if (!isLinked) {
          await insertIdentity(change, userId, { identity, provider });
          await this.notify(change, user.email, 'linked', identity, provider.name);
        }
        if (provider.workspace) await proveInSession(change, sessionId, provider.workspace);
      });
    } catch (error) {
      throw isTaken(error) ? problem('identity_in_use', { cause: error }) : error;
    }
  }

  /** @throws 404 */
  async unlink(actor: Actor, userId: string, identityId: string): Promise<void> {
    await this.changes.runOnAuthority(actor, async (change) => {
      // A sign-in with the identity also locks the user: it either comes first, or finds the identity gone.
      const user = await lockUser(change, userId);
      const identity = await change.manager.findOneBy(Identity, { id: identityId, userId });
      if (!user || !identity) throw problem('not_found');
      await change.manager.delete(Identity, { id: identityId });
      await change.record('account.identity_unlinked', {
        workspaceId: null,
        targetId: userId,
        details: { identity_id: identityId, issuer: identity.issuer },
      });
      await this.notify(change, user.email, 'unlinked', identity);
    });
  }

  private async notify(
    change: Change,
    to: string,
    what: IdentityChange,
    { issuer, email }: Pick<Identity, 'issuer' | 'email'>,
    provider = this.providers.all.find((candidate) => candidate.issuer === issuer)?.name ?? issuer,
  ): Promise<void> {
    const content = identityMail({
      what,
      provider,
      identity: email,
      at: new Date(),
      address: change.actor.address,
      settingsLink: this.links.to('settings'),
    });
    await this.mailer.send(change.manager, to, content);
  }
}

/** @throws 401 if the provider was removed meanwhile */
async function proveInSession(
  change: Change,
  sessionId: string,
  { id: workspaceId, providerId }: { id: string; providerId: string },
): Promise<void> {
  const current = await change.manager.query<unknown[]>(
    'SELECT FROM workspace_identity_providers WHERE id = $1 FOR KEY SHARE',
    [providerId],
  );
  if (current.length === 0) throw problem('sso_failed');
  await noteSso(change, sessionId, providerId);
  await change.record('session.stepped_up', {
    workspaceId: null,
    targetId: sessionId,
    details: { amr: ['sso'], workspace_id: workspaceId },
  });
}

export async function insertIdentity(
  change: Change,
  userId: string,
  { identity: { issuer, subject, email }, provider: { workspace } }: Proof,
): Promise<void> {
  const id = newId();
  const workspaceProviderId = workspace?.providerId ?? null;
  await change.manager.insert(Identity, { id, userId, issuer, subject, workspaceProviderId, email });
  await change.record('account.identity_linked', {
    workspaceId: null,
    targetId: userId,
    actorUserId: userId,
    details: { identity_id: id, issuer, email },
  });
}

/** Whether the identity, or the provider, is already linked. */
export const isTaken = (error: unknown): boolean =>
  ['identities_subject', 'identities_of_user'].includes(brokenConstraint(error) ?? '');
