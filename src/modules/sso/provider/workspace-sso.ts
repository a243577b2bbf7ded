import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { problem } from '../../../core/errors/problem.js';
import * as field from '../../../core/http/fields.js';
import type { Actor } from '../../../core/principal/actor.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { newId } from '../../../core/secrets/ids.js';
import { KeyRing } from '../../../core/secrets/key-ring.js';
import { type Change, Changes } from '../../audit/changes.js';
import { DashboardLinks } from '../../mail/dashboard-links.js';
import { hasProvedSecondFactor, secondFactorMissing } from '../../users/second-factor.js';
import { hasSignedInWith, ssoRequired } from '../../users/sso.js';
import { lockMemberships } from '../../workspaces/workspace-lock.js';
import { DomainProofs, domainProof } from './domain-proofs.js';
import { deleteProvider, removeProvider } from './forget-provider.js';
import { IdentityProviders, secretContext } from './identity-providers.js';
import { whyUnusable } from './why-unusable.js';
import { SsoLimit } from '../sign-in/sso-limit.js';
import { SsoNotices } from '../sign-in/sso-notices.js';
import { WorkspaceProvider } from './workspace-provider.entity.js';
import type { IdentityProviderBody, WorkspaceSsoResponse } from './workspace-sso.schemas.js';
import { callbackUrl, startUrl } from '../sign-in/sso-urls.js';

/** The identity provider of a workspace, and whether its members must have signed in with it. */
@Injectable()
export class WorkspaceSso {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly providers: IdentityProviders,
    private readonly keyRing: KeyRing,
    private readonly limit: SsoLimit,
    private readonly notices: SsoNotices,
    private readonly links: DashboardLinks,
    private readonly proofs: DomainProofs,
  ) {}

  async get(principal: WorkspacePrincipal): Promise<WorkspaceSsoResponse> {
    const { workspaceId } = principal;
    const provider = await this.dataSource.manager.findOneBy(WorkspaceProvider, { workspaceId });
    return this.toResponse(principal, provider);
  }

  /** @throws 400 that names what is wrong with the provider; 409 while it is enforced; 429 */
  async configure(
    actor: Actor,
    principal: WorkspacePrincipal,
    body: IdentityProviderBody,
  ): Promise<WorkspaceSsoResponse> {
    const { name, issuer, client_id: clientId, client_secret: given, default_role: defaultRole } = body;
    const { workspaceId } = principal;
    const domains = body.domains && [...new Set(body.domains)];
    const known = await this.dataSource.manager.findOneBy(WorkspaceProvider, { workspaceId });
    const isSame = (other: WorkspaceProvider | null): boolean =>
      other?.issuer === issuer && other.clientId === clientId;
    const isKept = known && isSame(known) && this.keyRing.holdsKeyOf(known.sealedClientSecret);
    const clientSecret = given ?? (isKept ? this.open(known) : undefined);
    if (clientSecret === undefined)
      throw invalid(
        'client_secret',
        'is required for another issuer or client id, or when the stored one cannot be decrypted',
      );
    // Outside of the change, which must not wait for a stranger's server.
    await this.limit.takeStart(actor.address);
    await this.providers.check({ issuer, clientId, clientSecret }).catch((error: unknown) => {
      throw invalid('issuer', whyUnusable(error, issuer), error);
    });
    // What is there already stays, whatever DNS says now: otherwise the rest could not be changed meanwhile.
    const agreed = known && isSame(known) ? known.domains : [];
    await this.requireProofs(workspaceId, body.domains ?? [], agreed);
    const joining = { ...(domains ? { domains } : {}), ...(defaultRole ? { defaultRole } : {}) };

    return this.changes.runOnAuthority(actor, async (change) => {
      const before = await lockProvider(change, workspaceId);
      if (before && isSame(before)) {
        const secret = given === undefined ? {} : this.seal(before.id, given);
        const updatedAt = () => 'clock_timestamp()';
        const changed = { name, ...secret, ...joining, updatedAt };
        await change.manager.update(WorkspaceProvider, { id: before.id }, changed);
      } else {
        if (before?.enforcedAt) throw problem('sso_enforced');
        if (before) await deleteProvider(change, before);
        const id = newId();
        const sealed = this.seal(id, clientSecret);
        await change.manager.insert(WorkspaceProvider, {
          id,
          workspaceId,
          name,
          issuer,
          clientId,
          ...sealed,
          ...joining,
        });
      }
      const after = await lockProvider(change, workspaceId);
      await change.record('workspace.identity_provider_set', {
        workspaceId,
        targetId: workspaceId,
        details: {
          name,
          issuer,
          client_id: clientId,
          client_secret_changed: given !== undefined,
          domains: after?.domains,
          default_role: after?.defaultRole,
        },
      });
      if (!isSame(before) || given !== undefined || letsInMore(before, after))
        await this.notices.notifyOwners(change, workspaceId, 'set', name);
      return this.toResponse(principal, after);
    });
  }

  /** @throws 400 that says for each domain which record is missing, and what was found */
  private async requireProofs(
    workspaceId: string,
    domains: readonly string[],
    agreed: readonly string[],
  ): Promise<void> {
    const rejections = await Promise.all(
      domains.map(async (domain, index) => {
        if (agreed.includes(domain)) return [];
        const reason = await this.proofs
          .rejectionReason(domain, workspaceId)
          .catch(({ message }: Error) => `cannot be checked: ${message}. Try again`);
        return reason === null ? [] : [{ field: `domains.${index}`, message: reason }];
      }),
    );
    const errors = rejections.flat();
    if (errors.length > 0) throw problem('validation_failed', { errors });
  }

  /** @throws 403 for someone who would lock themselves out; 409 without a provider */
  enforce(actor: Actor, principal: WorkspacePrincipal, enforced: boolean): Promise<WorkspaceSsoResponse> {
    const { workspaceId } = principal;
    return this.changes.runOnAuthority(actor, async (change) => {
      const before = await lockProvider(change, workspaceId);
      if (!before) {
        if (enforced) throw problem('no_identity_provider');
        return this.toResponse(principal, null);
      }
      if (enforced) refuseUntried(principal, before);
      if ((before.enforcedAt !== null) === enforced) return this.toResponse(principal, before);
      const enforcedAt = enforced ? () => 'clock_timestamp()' : null;
      await change.manager.update(WorkspaceProvider, { id: before.id }, { enforcedAt });
      await change.record(enforced ? 'workspace.sso_enforced' : 'workspace.sso_relaxed', {
        workspaceId,
        targetId: workspaceId,
        details: {
          identity_provider_id: before.id,
          issuer: before.issuer,
          ...(actor.authority?.breaksGlass ? { without_sso: true } : {}),
        },
      });
      if (enforced) await this.notices.notifyMembers(change, workspaceId, before.name);
      else await this.notices.notifyOwners(change, workspaceId, 'relaxed', before.name);
      return this.toResponse(principal, await lockProvider(change, workspaceId));
    });
  }

  async remove(actor: Actor, { workspaceId }: WorkspacePrincipal): Promise<void> {
    await this.changes.runOnAuthority(actor, async (change) => {
      const provider = await lockProvider(change, workspaceId);
      if (!provider) return;
      await removeProvider(change, provider, actor.authority?.breaksGlass ? { without_sso: true } : {});
      await this.notices.notifyOwners(change, workspaceId, 'removed', provider.name);
    });
  }

  private open = ({ id, sealedClientSecret }: WorkspaceProvider): string =>
    this.keyRing.open(sealedClientSecret, secretContext(id));

  private seal = (id: string, clientSecret: string) => ({
    sealedClientSecret: this.keyRing.seal(clientSecret, secretContext(id)),
  });

  private toResponse(
    principal: WorkspacePrincipal,
    provider: WorkspaceProvider | null,
  ): WorkspaceSsoResponse {
    const { workspaceId } = principal;
    return {
      redirect_uri: callbackUrl(this.links, workspaceId),
      sign_in_url: startUrl(this.links, workspaceId),
      domain_proof: domainProof(workspaceId),
      identity_provider: provider && {
        name: provider.name,
        issuer: provider.issuer,
        client_id: provider.clientId,
        domains: provider.domains,
        default_role: provider.defaultRole,
        created_at: field.toTimestamp(provider.createdAt),
        updated_at: field.toTimestamp(provider.updatedAt),
      },
      enforced: provider !== null && provider.enforcedAt !== null,
      enforced_at: field.toNullableTimestamp(provider?.enforcedAt ?? null),
      signed_in:
        provider !== null && principal.kind === 'user' && hasSignedInWith(principal.proof, provider.id),
    };
  }
}

/** After the workspace, as everything that ends sessions of its members. */
async function lockProvider(change: Change, workspaceId: string): Promise<WorkspaceProvider | null> {
  await lockMemberships(change, workspaceId);
  return change.manager.findOneBy(WorkspaceProvider, { workspaceId });
}

/**
 * Only someone who has just shown that it works, and who could turn it off without the provider, may enforce it.
 *
 * @throws 403
 */
function refuseUntried(principal: WorkspacePrincipal, provider: WorkspaceProvider): void {
  if (principal.kind !== 'user') throw problem('user_required');
  if (!hasSignedInWith(principal.proof, provider.id))
    throw ssoRequired(
      provider.workspaceId,
      provider,
      'Only a session that has signed in with it can require it of others.',
    );
  if (!hasProvedSecondFactor(principal.proof))
    throw secondFactorMissing(
      principal.proof,
      'Only an owner who has a second factor can enforce single sign-on: if the identity provider fails, it turns this off.',
    );
}

/** Whether people may join who might not before, or as more than before. */
const letsInMore = (before: WorkspaceProvider | null, after: WorkspaceProvider | null): boolean =>
  after !== null &&
  after.domains.some(
    (domain) =>
      !before?.domains.includes(domain) ||
      (before.defaultRole === 'viewer' && after.defaultRole === 'member'),
  );

const invalid = (name: string, message: string, cause?: unknown) =>
  problem('validation_failed', { errors: [{ field: name, message }], cause });
