import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type FieldError, type Problem, problem, captureProblem } from '../../../core/errors/problem.js';
import type { Actor } from '../../../core/principal/actor.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import type { Role } from '../../../core/principal/roles.js';
import { type Change, Changes } from '../../audit/changes.js';
import {
  findServiceAccounts,
  lockServiceAccount,
  lockServiceAccounts,
  unknownServiceAccount,
} from '../../owners/owner.js';
import type { WebhookEndpoint } from './webhook-endpoint.entity.js';
import { refuseRoleWithoutEndpoints } from './endpoint-owner.js';
import { findEndpoint } from './endpoint-view.js';
import { type EndpointResponse, toEndpointResponse } from './endpoint.schemas.js';
import { lockEndpoint, updateEndpoint } from './update-endpoint.js';

export interface WantedEndpointTransfer {
  endpointId: string;
  serviceAccountId: string;
}

/** Transfers an endpoint to a service account, so that it outlives the person who set it up. */
@Injectable()
export class EndpointTransfer {
  constructor(private readonly changes: Changes) {}

  transfer(
    actor: Actor,
    principal: WorkspacePrincipal,
    id: string,
    serviceAccountId: string,
  ): Promise<EndpointResponse> {
    return this.changes.runOnAuthority(actor, async (change) => {
      const { manager } = change;
      await change.lockWorkspaceShared(principal.workspaceId);
      await findEndpoint(manager, principal.workspaceId, id);
      const role = await lockServiceAccount(manager, principal, serviceAccountId, 'service_account_id');
      refuseRoleWithoutEndpoints(role);
      await this.move(change, principal.workspaceId, id, serviceAccountId);
      return toEndpointResponse(await findEndpoint(manager, principal.workspaceId, id));
    });
  }

  /**
   * Transfers the endpoints of a departing member, as part of that change, after the keys to keep were transferred. All
   * of them, or none.
   *
   * @param resting ids of the endpoints that depended on the member before
   * @throws validation_failed naming each that cannot be transferred, and why
   */
  async transferAll(
    change: Change,
    principal: WorkspacePrincipal,
    { memberId, resting }: { memberId: string; resting: ReadonlySet<string> },
    transfers: readonly WantedEndpointTransfer[],
  ): Promise<void> {
    if (transfers.length === 0) return;
    const { manager } = change;
    const { workspaceId } = principal;
    const roles = await lockServiceAccounts(manager, principal, transfers);
    const errors: FieldError[] = [];
    for (const [index, { endpointId, serviceAccountId }] of transfers.entries()) {
      const refusal = await captureProblem(async () => {
        const role = roles.get(serviceAccountId);
        if (role === undefined) throw unknownServiceAccount(serviceAccountId, 'service_account_id');
        await this.check(manager, workspaceId, { endpointId, role, memberId, resting });
      });
      for (const error of refusal?.options.errors ?? []) {
        errors.push({ ...error, field: `webhook_endpoints.${index}.${error.field}` });
      }
    }
    if (errors.length > 0) throw problem('validation_failed', { errors });
    for (const { endpointId, serviceAccountId } of transfers) {
      await this.move(change, workspaceId, endpointId, serviceAccountId);
    }
  }

  /**
   * Returns an endpoint to the service account that received it in a transfer lost by a restore.
   *
   * @returns false if the workspace no longer has the service account, or the endpoint already belongs to it
   */
  async restore(
    change: Change,
    { id, workspaceId, createdBy }: Pick<WebhookEndpoint, 'id' | 'workspaceId' | 'createdBy'>,
    serviceAccountId: string,
  ): Promise<boolean> {
    const roles = await findServiceAccounts(change.manager, workspaceId, [serviceAccountId]);
    if (!roles.has(serviceAccountId) || createdBy === serviceAccountId) return false;
    await this.move(change, workspaceId, id, serviceAccountId);
    return true;
  }

  private async check(
    manager: EntityManager,
    workspaceId: string,
    { endpointId, role, memberId, resting }: Resting & { endpointId: string; role: Role },
  ): Promise<void> {
    if (!resting.has(endpointId)) {
      throw invalid(`"${endpointId}" is not an active webhook endpoint of this member`);
    }
    refuseRoleWithoutEndpoints(role);
    const { apiKeyId } = await findEndpoint(manager, workspaceId, endpointId);
    const [ends] = await manager.query<{ name: string }[]>(
      'SELECT name FROM api_keys WHERE id = $1 AND created_by = $2',
      [apiKeyId, memberId],
    );
    if (!ends) return;
    throw invalid(
      `is signed by the member's API key "${ends.name}", which ends: transfer that key, too, or give the endpoint a secret of its own first`,
    );
  }

  private async move(
    change: Change,
    workspaceId: string,
    id: string,
    serviceAccountId: string,
  ): Promise<void> {
    const { manager } = change;
    const before = await lockEndpoint(manager, workspaceId, id);
    if (before.createdBy === serviceAccountId && before.createdByKey === null) return;
    await updateEndpoint(manager, id, { createdBy: serviceAccountId, createdByKey: null });
    await change.record('webhook_endpoint.transferred', {
      workspaceId,
      targetId: id,
      details: { url: before.url, owner: { from: before.createdBy, to: serviceAccountId } },
    });
  }
}

interface Resting {
  memberId: string;
  resting: ReadonlySet<string>;
}

const invalid = (message: string): Problem =>
  problem('validation_failed', { errors: [{ field: 'webhook_endpoint_id', message }] });
