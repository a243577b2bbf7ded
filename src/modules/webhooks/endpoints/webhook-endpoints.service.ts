import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { variablesOf } from '../../../core/config/define-variables.js';
import { refuseOverQuota } from '../../../core/database/quota.js';
import { problem } from '../../../core/errors/problem.js';
import type { IdempotencyRequest } from '../../../core/http/idempotency.js';
import { afterId, type PageQuery } from '../../../core/http/paging.js';
import type { Actor } from '../../../core/principal/actor.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { type Role, scopesOf } from '../../../core/principal/roles.js';
import type { Scope } from '../../../core/principal/scopes.js';
import type { EventType } from '../../../core/resource/resources.js';
import { newId } from '../../../core/secrets/ids.js';
import { KeyRing } from '../../../core/secrets/key-ring.js';
import { type Change, Changes } from '../../audit/changes.js';
import type { AllowPrivate } from '../sending/address-policy.js';
import { allowPrivateOf } from '../sending/allow-private.js';
import { discardPending } from '../deliveries/deliveries.js';
import { type EndpointView, findEndpoint, listEndpoints } from './endpoint-view.js';
import { futureEndpointOwner, refuseEventsBeyondOwn } from './endpoint-owner.js';
import { newSigningSecret, sealedForEndpoint } from './endpoint-secret.js';
import { hostOf, urlProblem } from './endpoint-url.js';
import {
  type EndpointBody,
  type EndpointPatch,
  type EndpointResponse,
  type IssuedEndpointResponse,
  toEndpointResponse,
  toIssuedEndpointResponse,
} from './endpoint.schemas.js';
import { scopesFor } from '../event-types.js';
import { EndpointRemoval } from './endpoint-removal.js';
import { KEY_PROBLEM, NOT_DELETED } from '../key-state.js';
import { HostResolver, RefusedAddressError } from '../sending/resolve-host.js';
import { lockEndpoint, updateEndpoint } from './update-endpoint.js';
import { WebhookEndpoint } from './webhook-endpoint.entity.js';
import { webhookVariables } from '../webhooks.variables.js';

/** The webhook endpoints of workspaces. */
@Injectable()
export class WebhookEndpointsService {
  private readonly allowed: AllowPrivate;
  private readonly resolver: HostResolver;
  /** Advice for developers who want to receive webhooks on their own machine. */
  private readonly hint: string;

  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly removal: EndpointRemoval,
    private readonly keyRing: KeyRing,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.allowed = allowPrivateOf(config);
    this.resolver = new HostResolver(this.allowed, variablesOf(config, webhookVariables).WEBHOOK_DNS_SERVERS);
    this.hint =
      config.environment === 'development'
        ? '; set WEBHOOK_ALLOW_PRIVATE=true to allow it in development'
        : '';
  }

  list(workspaceId: string, query: PageQuery): Promise<EndpointView[]> {
    return listEndpoints(this.dataSource.manager, workspaceId, afterId(query), query.limit);
  }

  async get(workspaceId: string, id: string): Promise<EndpointResponse> {
    return toEndpointResponse(await findEndpoint(this.dataSource.manager, workspaceId, id));
  }

  async create(
    actor: Actor,
    principal: WorkspacePrincipal,
    idempotency: IdempotencyRequest | null,
    body: EndpointBody,
  ): Promise<IssuedEndpointResponse> {
    const { workspaceId } = principal;
    refuseEventsBeyondOwn(body.events, principal);
    await this.checkUrl(body.url);
    // A key that sets an endpoint up signs for it, unless the request says otherwise.
    const apiKeyId = body.api_key_id === undefined ? actor.apiKeyId : body.api_key_id;
    const work = async (change: Change): Promise<IssuedEndpointResponse> => {
      const { manager } = change;
      await refuseOverQuota(manager, {
        code: 'webhook_endpoint_limit',
        limit: this.config.limits.WEBHOOK_ENDPOINTS_PER_WORKSPACE,
        holder: workspaceId,
        counted: `SELECT FROM webhook_endpoints e WHERE e.workspace_id = $1 AND ${NOT_DELETED}`,
      });
      const maker = await futureEndpointOwner(manager, actor, principal, body.service_account_id);
      if (apiKeyId !== null) {
        await lockKey(manager, apiKeyId);
        await checkKey(manager, workspaceId, apiKeyId, body.events);
      }
      const id = newId();
      const secret = apiKeyId === null ? newSigningSecret() : null;
      await manager.insert(WebhookEndpoint, {
        id,
        workspaceId,
        url: body.url,
        description: body.description ?? null,
        events: body.events,
        apiKeyId,
        sealedSecret: secret === null ? null : sealedForEndpoint(this.keyRing, id, secret),
        ...maker,
      });
      const endpoint = await findEndpoint(manager, workspaceId, id);
      await record(change, 'webhook_endpoint.created', endpoint);
      return toIssuedEndpointResponse(endpoint, secret);
    };
    return this.changes.create(actor, idempotency, work, { holdsSecret: apiKeyId === null });
  }

  async update(
    actor: Actor,
    principal: WorkspacePrincipal,
    id: string,
    patch: EndpointPatch,
  ): Promise<EndpointResponse> {
    const { workspaceId } = principal;
    if (patch.url !== undefined) await this.checkUrl(patch.url);
    return this.changes.run(actor, async (change) => {
      const { manager } = change;
      await change.lockWorkspaceShared(workspaceId);
      // The key is locked before the endpoint, as in a rotation and a transfer.
      const current = await findEndpoint(manager, workspaceId, id);
      const apiKeyId = patch.api_key_id ?? current.apiKeyId;
      const checksKey = patch.api_key_id !== undefined || patch.events !== undefined;
      if (checksKey && apiKeyId !== null) await lockKey(manager, apiKeyId);
      const before = await lockEndpoint(manager, workspaceId, id);
      const events = patch.events ?? before.events;
      // Also for events subscribed to earlier, which a different address now receives.
      refuseEventsBeyondOwn(events, principal);
      if (checksKey && apiKeyId !== null) await checkKey(manager, workspaceId, apiKeyId, events);
      await updateEndpoint(manager, id, {
        ...(patch.url === undefined ? {} : { url: patch.url }),
        ...(patch.events === undefined ? {} : { events: patch.events }),
        ...(patch.api_key_id === undefined ? {} : signedBy(patch.api_key_id)),
        ...(patch.description === undefined ? {} : { description: patch.description }),
        ...disabling(before, patch.enabled),
        ...(patch.enabled === true && isOrphaned(current)
          ? { createdBy: principal.userId, createdByKey: actor.apiKeyId }
          : {}),
      });
      if (patch.enabled === false) await discardPending(manager, id);
      // The five days of failure start over.
      if (patch.enabled === true) {
        await manager.query(
          'UPDATE webhook_endpoint_health SET failing_since = NULL WHERE endpoint_id = $1',
          [id],
        );
      }
      const endpoint = await findEndpoint(manager, workspaceId, id);
      await record(change, 'webhook_endpoint.updated', endpoint);
      return toEndpointResponse(endpoint);
    });
  }

  remove(actor: Actor, workspaceId: string, id: string): Promise<void> {
    return this.changes.run(actor, async (change) => {
      await change.lockWorkspaceShared(workspaceId);
      await lockEndpoint(change.manager, workspaceId, id);
      const endpoint = await findEndpoint(change.manager, workspaceId, id);
      await this.removal.delete(change, workspaceId, id);
      await record(change, 'webhook_endpoint.deleted', endpoint);
    });
  }

  /** Checks the URL's form, and where it currently leads. The latter is checked again whenever something is sent. */
  private async checkUrl(url: string): Promise<void> {
    const objection = urlProblem(url, this.allowed);
    if (objection !== undefined) {
      const isAboutTheNetwork = urlProblem(url, 'all') === undefined;
      throw invalid('url', objection + (isAboutTheNetwork ? this.hint : ''));
    }
    try {
      await this.resolver.resolve(hostOf(new URL(url)));
    } catch (error) {
      // A name that does not resolve yet may do so by the time something is sent.
      if (error instanceof RefusedAddressError)
        throw invalid('url', `must be public: ${error.message}${this.hint}`);
    }
  }
}

const invalid = (name: string, message: string) =>
  problem('validation_failed', { errors: [{ field: name, message }] });

/** A separate statement: `checkKey` would miss a key that is transferred while it waits. */
const lockKey = (manager: EntityManager, id: string): Promise<unknown> =>
  manager.query('SELECT FROM api_keys WHERE id = $1 FOR SHARE', [id]);

/** A key of another workspace counts as nonexistent. The endpoint receives no more than its key could read. */
async function checkKey(
  manager: EntityManager,
  workspaceId: string,
  apiKeyId: string,
  events: readonly EventType[],
): Promise<void> {
  const [key] = await manager.query<{ scopes: Scope[] | null; role: Role }[]>(
    `SELECT k.scopes, m.role FROM api_keys k
       JOIN memberships m ON m.workspace_id = k.workspace_id AND m.user_id = k.created_by
     WHERE k.id = $1 AND k.workspace_id = $2 AND k.replaced_by IS NULL AND (${KEY_PROBLEM}) IS NULL
     FOR SHARE OF k`,
    [apiKeyId, workspaceId],
  );
  if (!key) throw invalid('api_key_id', 'must be an active API key of the workspace');
  const missing = scopesFor(events).filter(
    (scope) => !(key.scopes?.includes(scope) ?? true) || !scopesOf(key.role).has(scope),
  );
  if (missing.length > 0) {
    throw invalid('api_key_id', `names a key without ${missing.join(', ')}, which these events need`);
  }
}

/** Clears any additional signer. */
const signedBy = (apiKeyId: string) => ({
  apiKeyId,
  sealedSecret: null,
  previousSealedSecret: null,
  previousApiKeyId: null,
  previousUntil: null,
});

/** It stopped with its owner or the key that set it up: a user who resumes it becomes responsible for it. */
const isOrphaned = ({ statusReason }: EndpointView): boolean =>
  statusReason === 'service_account_deleted' || statusReason?.startsWith('creator_') === true;

function disabling(before: WebhookEndpoint, enabled: boolean | undefined) {
  if (enabled === true) return { disabledAt: null, disabledReason: null };
  if (enabled === false && before.disabledAt === null) {
    return { disabledAt: () => 'clock_timestamp()', disabledReason: 'disabled_by_user' as const };
  }
  return {};
}

function record(
  change: Change,
  action: 'webhook_endpoint.created' | 'webhook_endpoint.updated' | 'webhook_endpoint.deleted',
  { id, workspaceId, url, events, apiKeyId, owner, statusReason }: EndpointView,
): Promise<void> {
  return change.record(action, {
    workspaceId,
    targetId: id,
    details: {
      url,
      events,
      api_key_id: apiKeyId,
      status_reason: statusReason,
      ...(owner.type === 'service_account' ? { service_account_id: owner.id } : {}),
    },
  });
}
