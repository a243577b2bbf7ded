import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { problem } from '../../../core/errors/problem.js';
import type { Change } from '../../audit/changes.js';
import { Joining } from '../../workspaces/invitations/joining.js';
import { lockMemberships } from '../../workspaces/workspace-lock.js';
import { domainOf } from '../provider/domain-name.js';
import { DomainProofs } from '../provider/domain-proofs.js';
import { unavailable } from '../provider/identity-providers.js';
import { WorkspaceProvider } from '../provider/workspace-provider.entity.js';

/** People who have no account yet, and whom the provider of a workspace vouches for: they join by signing in. */
@Injectable()
export class NewMembers {
  private readonly logger = new Logger(NewMembers.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly proofs: DomainProofs,
    private readonly joining: Joining,
  ) {}

  /**
   * @param email in its canonical form
   * @throws 409 unless the workspace lets people of the address's domain join; 503 if DNS does not answer
   */
  async requireWelcome(providerId: string, email: string): Promise<void> {
    const provider = await this.dataSource.manager.findOneBy(WorkspaceProvider, { id: providerId });
    const domain = domainOf(email);
    if (!provider?.domains.includes(domain)) throw problem('sso_not_linked');
    const reason = await this.proofs.rejectionReason(domain, provider.workspaceId).catch((error: unknown) => {
      throw unavailable(error);
    });
    if (reason === null) return;
    this.logger.warn(`Nobody can join workspace ${provider.workspaceId} by signing in: ${domain} ${reason}`);
    throw problem('sso_not_linked');
  }

  /**
   * Part of the change that creates the account.
   *
   * @throws 409 if an owner has changed the domains meanwhile, or for one member too many
   */
  async join(
    change: Change,
    { id: workspaceId, providerId }: { id: string; providerId: string },
    user: { id: string; email: string },
  ): Promise<void> {
    await lockMemberships(change, workspaceId);
    const provider = await change.manager.findOneBy(WorkspaceProvider, { id: providerId, workspaceId });
    if (!provider?.domains.includes(domainOf(user.email))) throw problem('sso_not_linked');
    await this.joining.join(
      change,
      { workspaceId, userId: user.id, role: provider.defaultRole },
      { identity_provider_id: providerId },
    );
  }
}
