import { Injectable } from '@nestjs/common';
import type { KnownRecords } from '../../core/coherence/authority-records.js';
import { shortened } from '../../core/http/echo.js';
import { problem, type Problem } from '../../core/errors/problem.js';
import { insufficientRole, insufficientScope } from '../../core/principal/insufficient.js';
import type { Principal } from '../../core/principal/principal.js';
import { lowestRoleWith, type Role, roleAtLeast } from '../../core/principal/roles.js';
import { includesResourceScope, isScope } from '../../core/principal/scopes.js';
import { withoutWorkspace } from './without-workspace.js';
import {
  ResourceServerAuthority,
  type ResourceServers,
} from '../resource-servers/resource-server-authority.js';

/** Whether a principal holds scopes that are named only in the request: ours and those of resource servers. */
@Injectable()
export class ScopeJudge {
  constructor(private readonly authority: ResourceServerAuthority) {}

  /** Resource servers and their scopes. */
  servers(known: KnownRecords): ResourceServers {
    return this.authority.all(known);
  }

  /** @throws validation_failed for an audience or a scope that does not exist, or a scope of another audience */
  check({ byName, roles }: ResourceServers, audience: string | undefined, scopes: readonly string[]): void {
    const own = audience === undefined ? undefined : byName.get(audience);
    if (audience !== undefined && !own) {
      throw invalid('audience', `"${shortened(audience)}" is not a resource server`);
    }
    for (const scope of scopes) {
      if (isScope(scope) || own?.some((entry) => entry.scope === scope)) continue;
      if (!roles.has(scope)) throw invalid('scope', `"${shortened(scope)}" is not a scope`);
      if (own) throw invalid('scope', `"${scope}" is not a scope of "${audience}"`);
    }
  }

  /** The refusal for the first missing scope; undefined if the principal holds them all. */
  refusal({ roles }: ResourceServers, principal: Principal, scopes: readonly string[]): Problem | undefined {
    const withheld = principal.workspaceId === null ? principal.withheld?.() : undefined;
    if (withheld) return withheld;
    for (const scope of scopes) {
      if (principal.workspaceId === null) return withoutWorkspace(principal);
      const lowest = isScope(scope) ? lowestRoleWith(scope) : (roles.get(scope) ?? 'owner');
      if (!roleAtLeast(principal.role, lowest)) return insufficientRole(principal.role, lowest);
      if (!isInKey(principal, scope)) return insufficientScope(scope);
    }
    return undefined;
  }

  /** The scopes of an audience that the principal holds. */
  held({ byName }: ResourceServers, principal: Principal, audience: string): string[] {
    const { role } = principal;
    if (role === null) return [];
    return (byName.get(audience) ?? [])
      .filter((entry) => holds(principal, role, entry.role, entry.scope))
      .map(({ scope }) => scope);
  }
}

const holds = (principal: Principal, role: Role, lowest: Role, scope: string): boolean =>
  roleAtLeast(role, lowest) && isInKey(principal, scope);

/** A person is limited only by the role. */
const isInKey = (principal: Principal, scope: string): boolean =>
  principal.kind === 'user' ||
  (isScope(scope) ? principal.scopes.has(scope) : includesResourceScope(principal.keyScopes, scope));

const invalid = (field: string, message: string): Problem =>
  problem('validation_failed', { errors: [{ field, message }] });
