import { Injectable } from '@nestjs/common';
import { problem } from '../../../core/errors/problem.js';
import type { Actor } from '../../../core/principal/actor.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { KeyRing } from '../../../core/secrets/key-ring.js';
import { Changes } from '../../audit/changes.js';
import { refuseEventsBeyondOwn } from './endpoint-owner.js';
import { newSigningSecret, sealedForEndpoint } from './endpoint-secret.js';
import { findEndpoint } from './endpoint-view.js';
import { type IssuedEndpointResponse, toIssuedEndpointResponse } from './endpoint.schemas.js';
import { lockEndpoint } from './update-endpoint.js';
import type { WebhookEndpoint } from './webhook-endpoint.entity.js';

/**
 * A thief of a key must be left with nothing once it is revoked: the secret would outlive the key, unless the endpoint
 * ends with it.
 */
function refuseSecretBeyondKey({ apiKeyId }: Actor, { createdByKey }: WebhookEndpoint): void {
  if (apiKeyId === null || createdByKey === apiKeyId) return;
  throw problem('user_required', {
    detail:
      'An API key can rotate the secrets of webhook endpoints that it created only; those of others require a signed-in user.',
  });
}

/** Gives an endpoint a new secret of its own, even if a key signed for it before. */
@Injectable()
export class EndpointSecretRotation {
  constructor(
    private readonly changes: Changes,
    private readonly keyRing: KeyRing,
  ) {}

  /**
   * The previous signer also signs during the overlap, unless it is a key that ends sooner. Of two rotations within one
   * overlap, only the second one's predecessor does.
   *
   * @param overlapSeconds 0: it stops signing at once
   */
  rotate(
    actor: Actor,
    principal: WorkspacePrincipal,
    id: string,
    overlapSeconds: number,
  ): Promise<IssuedEndpointResponse> {
    const { workspaceId } = principal;
    return this.changes.run(actor, async (change) => {
      const { manager } = change;
      await change.lockWorkspaceShared(workspaceId);
      const before = await lockEndpoint(manager, workspaceId, id);
      refuseSecretBeyondKey(actor, before);
      // While a key signed, the endpoint received what that key could read; from now on, what its owner can.
      refuseEventsBeyondOwn(before.events, principal);
      const secret = newSigningSecret();
      await manager.query(
        `UPDATE webhook_endpoints SET api_key_id = NULL, sealed_secret = $2,
           previous_sealed_secret = CASE WHEN $3 > 0 THEN sealed_secret END,
           previous_api_key_id = CASE WHEN $3 > 0 THEN api_key_id END,
           previous_until = CASE WHEN $3 > 0 THEN clock_timestamp() + make_interval(secs => $3) END,
           updated_at = clock_timestamp()
         WHERE id = $1`,
        [id, sealedForEndpoint(this.keyRing, id, secret), overlapSeconds],
      );
      await change.record('webhook_endpoint.secret_rotated', {
        workspaceId,
        targetId: id,
        details: {
          url: before.url,
          overlap_seconds: overlapSeconds,
          ...(before.apiKeyId === null ? {} : { replaces_api_key_id: before.apiKeyId }),
        },
      });
      return toIssuedEndpointResponse(await findEndpoint(manager, workspaceId, id), secret);
    });
  }
}
