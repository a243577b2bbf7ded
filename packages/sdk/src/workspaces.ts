import type { Http } from './http.js';
import { toSnakeCase } from './letter-case.js';
import { List } from './list.js';
import { loadPage } from './load-page.js';
import { type CreateOptions, idempotencyHeader, type RequestOptions } from './options.js';
import { toIssuedApiKey } from './issued-api-key.js';
import type {
  ApiKey,
  ApiKeyFilters,
  ApiKeyInput,
  ApiKeyRotation,
  ApiKeyTransfer,
  ApiKeySelection,
  ApiKeyRequest,
  ApiKeyRequestFilters,
  ApiKeyUsage,
  ApiKeyUsageFilters,
  ApiKeyUsageOverview,
  ApiKeyUsageOverviewFilters,
  AppliedKeyPolicy,
  AuditCheckpoint,
  AuditEvent,
  AuditEventFilters,
  AuditExportOptions,
  AuditLink,
  ImportedApiKeyInput,
  IdentityProviderInput,
  ImportedApiKeys,
  Invitation,
  InvitationAcceptance,
  InvitationFilters,
  InvitationInput,
  IssuedApiKey,
  IssuedInvitation,
  KeyPolicy,
  KeyPolicyInput,
  KeyReview,
  KeyReviewFilters,
  Member,
  MemberFactorReset,
  MemberImpact,
  MemberRemoval,
  MemberInput,
  NewApiKeyInput,
  NewServiceAccountInput,
  NewWebhookEndpointInput,
  NewWorkspaceInput,
  IssuedWebhookEndpoint,
  RequestLimitUsage,
  RevokedApiKey,
  RevokedApiKeys,
  ServiceAccount,
  SearchQuery,
  SearchResult,
  ServiceAccountInput,
  WebhookDelivery,
  WebhookDeliveryDetails,
  WebhookDeliveryFilters,
  WebhookEndpoint,
  WebhookEndpointInput,
  WebhookEndpointSecretRotation,
  WebhookEndpointTransfer,
  WorkspaceInput,
  WorkspaceSso,
  WorkspaceOverview,
  WorkspaceOverviewFilters,
  WorkspaceWithRole,
} from './types.js';

export interface RevokeOptions extends RequestOptions {
  descendants?: boolean;
}

/** Workspaces with their API keys, members, invitations, webhooks and audit trail. */
export class Workspaces {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /** Searches API keys, documents, members and webhook endpoints of all your workspaces. Requires a user session. */
  search(query: SearchQuery, options?: RequestOptions): Promise<SearchResult[]> {
    return this.#http.call(options, (api, init) =>
      api.GET('/api/v1/search', {
        params: { query },
        headers: this.#http.workspaceHeader(),
        ...init,
      }),
    );
  }

  /** Your workspaces. With an API key, only the key's workspace. */
  list(options?: RequestOptions): List<WorkspaceWithRole> {
    return new List((page) =>
      loadPage(this.#http, options, (api, init) =>
        api.GET('/api/v1/workspaces', { params: { query: page }, ...init }),
      ),
    );
  }

  get(workspaceId: string, options?: RequestOptions): Promise<WorkspaceWithRole> {
    return this.#http.call(options, (api, init) =>
      api.GET('/api/v1/workspaces/{workspaceId}', { params: { path: { workspaceId } }, ...init }),
    );
  }

  /** Requires a user session. */
  create(workspace: NewWorkspaceInput, options?: CreateOptions): Promise<WorkspaceWithRole> {
    return this.#http.call(options, (api, init) =>
      api.POST('/api/v1/workspaces', {
        params: { header: idempotencyHeader(options) },
        body: toSnakeCase(workspace),
        ...init,
      }),
    );
  }

  update(workspaceId: string, change: WorkspaceInput, options?: RequestOptions): Promise<WorkspaceWithRole> {
    return this.#http.call(options, (api, init) =>
      api.PATCH('/api/v1/workspaces/{workspaceId}', {
        params: { path: { workspaceId } },
        body: toSnakeCase(change),
        ...init,
      }),
    );
  }

  /** Deletes the workspace and everything in it. */
  async delete(workspaceId: string, options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) =>
      api.DELETE('/api/v1/workspaces/{workspaceId}', { params: { path: { workspaceId } }, ...init }),
    );
  }

  /** Newest first. */
  listApiKeys(
    workspaceId: string,
    { metadata = {}, ...filters }: ApiKeyFilters = {},
    options?: RequestOptions,
  ): List<ApiKey> {
    const byMetadata = Object.fromEntries(
      Object.entries(metadata).map(([name, value]) => [`metadata.${name}`, value]),
    );
    return new List((page) =>
      loadPage(this.#http, options, (api, init) =>
        api.GET('/api/v1/workspaces/{workspaceId}/api-keys', {
          params: {
            path: { workspaceId },
            query: { ...toSnakeCase({ ...filters, ...page }), ...byMetadata },
          },
          ...init,
        }),
      ),
    );
  }

  /**
   * Creates a key. Its two secrets are shown only once.
   *
   * If the response with a new key is lost, the retry cannot return its secret. It rejects with a ConflictError with
   * the code `idempotency_result_not_stored` and the key's id in `extensions.resourceId`. Revoke that key and create
   * another.
   */
  async createApiKey(
    workspaceId: string,
    { label, ...key }: NewApiKeyInput,
    options?: CreateOptions,
  ): Promise<IssuedApiKey> {
    const issued = await this.#http.call(options, (api, init) =>
      api.POST('/api/v1/workspaces/{workspaceId}/api-keys', {
        params: { path: { workspaceId }, header: idempotencyHeader(options) },
        body: toSnakeCase({ ...key, name: key.name ?? label ?? '' }),
        ...init,
      }),
    );
    return toIssuedApiKey(issued);
  }

  getKeyPolicy(workspaceId: string, options?: RequestOptions): Promise<KeyPolicy> {
    return this.#http.call(options, (api, init) =>
      api.GET('/api/v1/workspaces/{workspaceId}/key-policy', { params: { path: { workspaceId } }, ...init }),
    );
  }

  /**
   * Replaces the policy for API keys. Existing keys that break it end after the grace period.
   *
   * @param dryRun changes nothing, and returns which keys would end
   */
  setKeyPolicy(
    workspaceId: string,
    policy: KeyPolicyInput,
    { dryRun = false, ...options }: RequestOptions & { dryRun?: boolean } = {},
  ): Promise<AppliedKeyPolicy> {
    return this.#http.call(options, (api, init) =>
      api.PUT('/api/v1/workspaces/{workspaceId}/key-policy', {
        params: { path: { workspaceId }, query: { dry_run: dryRun ? 'true' : 'false' } },
        body: toSnakeCase(policy),
        ...init,
      }),
    );
  }

  getApiKey(workspaceId: string, keyId: string, options?: RequestOptions): Promise<ApiKey> {
    return this.#http.call(options, (api, init) =>
      api.GET('/api/v1/workspaces/{workspaceId}/api-keys/{keyId}', {
        params: { path: { workspaceId, keyId } },
        ...init,
      }),
    );
  }

  updateApiKey(
    workspaceId: string,
    keyId: string,
    change: ApiKeyInput,
    options?: RequestOptions,
  ): Promise<ApiKey> {
    return this.#http.call(options, (api, init) =>
      api.PATCH('/api/v1/workspaces/{workspaceId}/api-keys/{keyId}', {
        params: { path: { workspaceId, keyId } },
        body: toSnakeCase(change),
        ...init,
      }),
    );
  }

  /** Replaces the key with a new one. The old key stops at once, or after `overlapSeconds`. */
  async rotateApiKey(
    workspaceId: string,
    keyId: string,
    rotation: ApiKeyRotation = {},
    options?: CreateOptions,
  ): Promise<IssuedApiKey> {
    const issued = await this.#http.call(options, (api, init) =>
      api.POST('/api/v1/workspaces/{workspaceId}/api-keys/{keyId}/rotate', {
        params: { path: { workspaceId, keyId }, header: idempotencyHeader(options) },
        body: toSnakeCase(rotation),
        ...init,
      }),
    );
    return toIssuedApiKey(issued);
  }

  /**
   * Gives the key to a service account of the workspace, so that it outlives the person it acted for. Once this resolves, every instance
   * serves the key with the role of the service account. Requires a signed-in user with the role `admin`.
   */
  async transferApiKey(
    workspaceId: string,
    keyId: string,
    transfer: ApiKeyTransfer,
    options?: RequestOptions,
  ): Promise<ApiKey> {
    return this.#http.call(options, (api, init) =>
      api.POST('/api/v1/workspaces/{workspaceId}/api-keys/{keyId}/transfer', {
        params: { path: { workspaceId, keyId } },
        body: toSnakeCase(transfer),
        ...init,
      }),
    );
  }

  /**
   * Revokes the key permanently. Once this resolves, every instance rejects the key, and nothing more is committed in its name.
   *
   * @param options.descendants also revoke every key that was created with this one, directly or through others
   */
  revokeApiKey(workspaceId: string, keyId: string, options: RevokeOptions = {}): Promise<RevokedApiKey> {
    const { descendants, ...requestOptions } = options;
    const query = descendants ? { descendants: 'true' as const } : {};
    return this.#http.call(requestOptions, (api, init) =>
      api.DELETE('/api/v1/workspaces/{workspaceId}/api-keys/{keyId}', {
        params: { path: { workspaceId, keyId }, query },
        ...init,
      }),
    );
  }

  /**
   * Revokes many keys in one change, permanently: `{ ids }`, `{ createdBy }`, `{ serviceAccountId }` or `{ all: true }`. Once this resolves,
   * every instance rejects them. If it rejects with a NotFoundError, one of the ids is unknown, and none was revoked.
   * The key that you call with may be among them.
   */
  revokeApiKeys(
    workspaceId: string,
    selection: ApiKeySelection,
    options?: RequestOptions,
  ): Promise<RevokedApiKeys> {
    return this.#http.call(options, (api, init) =>
      api.POST('/api/v1/workspaces/{workspaceId}/api-keys/revoke', {
        params: { path: { workspaceId } },
        body: toSnakeCase(selection),
        ...init,
      }),
    );
  }

  /**
   * Imports up to 1,000 keys that were created elsewhere, by the SHA-256 of each: all of them or none. Keys that the
   * server knows stay as they are, so this can be repeated.
   */
  importApiKeys(
    workspaceId: string,
    keys: readonly ImportedApiKeyInput[],
    options?: RequestOptions,
  ): Promise<ImportedApiKeys> {
    return this.#http.call({ ...options, isRepeatable: true }, (api, init) =>
      api.POST('/api/v1/workspaces/{workspaceId}/api-keys/import', {
        params: { path: { workspaceId } },
        body: { keys: keys.map((key) => toSnakeCase(key)) },
        ...init,
      }),
    );
  }

  /** An alias of `revokeApiKey`. */
  deleteApiKey(workspaceId: string, keyId: string, options?: RevokeOptions): Promise<RevokedApiKey> {
    return this.revokeApiKey(workspaceId, keyId, options);
  }

  /** Request counts, and whether the key is safe to revoke. */
  apiKeyUsage(
    workspaceId: string,
    keyId: string,
    filters: ApiKeyUsageFilters = {},
    options?: RequestOptions,
  ): Promise<ApiKeyUsage> {
    return this.#http.call(options, (api, init) =>
      api.GET('/api/v1/workspaces/{workspaceId}/api-keys/{keyId}/usage', {
        params: { path: { workspaceId, keyId }, query: toSnakeCase(filters) },
        ...init,
      }),
    );
  }

  /** A sample of the recent requests with the key, newest first. `apiKeyUsage` counts all of them. */
  listApiKeyRequests(
    workspaceId: string,
    keyId: string,
    filters: ApiKeyRequestFilters = {},
    options?: RequestOptions,
  ): List<ApiKeyRequest> {
    return new List((page) =>
      loadPage(this.#http, options, (api, init) =>
        api.GET('/api/v1/workspaces/{workspaceId}/api-keys/{keyId}/requests', {
          params: { path: { workspaceId, keyId }, query: toSnakeCase({ ...filters, ...page }) },
          ...init,
        }),
      ),
    );
  }

  /** How much of the key's limits is used. */
  apiKeyLimits(workspaceId: string, keyId: string, options?: RequestOptions): Promise<RequestLimitUsage[]> {
    return this.#http.call(options, (api, init) =>
      api.GET('/api/v1/workspaces/{workspaceId}/api-keys/{keyId}/limits', {
        params: { path: { workspaceId, keyId } },
        ...init,
      }),
    );
  }

  /** How much of a service account's limits is used, by all its keys together. */
  serviceAccountLimits(
    workspaceId: string,
    serviceAccountId: string,
    options?: RequestOptions,
  ): Promise<RequestLimitUsage[]> {
    return this.#http.call(options, (api, init) =>
      api.GET('/api/v1/workspaces/{workspaceId}/service-accounts/{serviceAccountId}/limits', {
        params: { path: { workspaceId, serviceAccountId } },
        ...init,
      }),
    );
  }

  /** How much of the workspace's limits is used, by all its keys together. */
  limits(workspaceId: string, options?: RequestOptions): Promise<RequestLimitUsage[]> {
    return this.#http.call(options, (api, init) =>
      api.GET('/api/v1/workspaces/{workspaceId}/limits', { params: { path: { workspaceId } }, ...init }),
    );
  }

  /** Daily request counts of all keys that were used. */
  apiKeyUsageOverview(
    workspaceId: string,
    filters: ApiKeyUsageOverviewFilters = {},
    options?: RequestOptions,
  ): Promise<ApiKeyUsageOverview> {
    return this.#http.call(options, (api, init) =>
      api.GET('/api/v1/workspaces/{workspaceId}/api-key-usage', {
        params: { path: { workspaceId }, query: toSnakeCase(filters) },
        ...init,
      }),
    );
  }

  /** Requests over time, the number of active keys, the busiest keys, and keys at risk. */
  getOverview(
    workspaceId: string,
    filters: WorkspaceOverviewFilters = {},
    options?: RequestOptions,
  ): Promise<WorkspaceOverview> {
    return this.#http.call(options, (api, init) =>
      api.GET('/api/v1/workspaces/{workspaceId}/overview', {
        params: { path: { workspaceId }, query: toSnakeCase(filters) },
        ...init,
      }),
    );
  }

  /** Keys that could be removed or narrowed. `updateApiKey` accepts a `proposal` unchanged. */
  getKeyReview(
    workspaceId: string,
    filters: KeyReviewFilters = {},
    options?: RequestOptions,
  ): Promise<KeyReview> {
    return this.#http.call(options, (api, init) =>
      api.GET('/api/v1/workspaces/{workspaceId}/key-review', {
        params: { path: { workspaceId }, query: toSnakeCase(filters) },
        ...init,
      }),
    );
  }

  listMembers(workspaceId: string, options?: RequestOptions): List<Member> {
    return new List((page) =>
      loadPage(this.#http, options, (api, init) =>
        api.GET('/api/v1/workspaces/{workspaceId}/members', {
          params: { path: { workspaceId }, query: page },
          ...init,
        }),
      ),
    );
  }

  updateMember(
    workspaceId: string,
    userId: string,
    change: MemberInput,
    options?: RequestOptions,
  ): Promise<Member> {
    return this.#http.call(options, (api, init) =>
      api.PATCH('/api/v1/workspaces/{workspaceId}/members/{userId}', {
        params: { path: { workspaceId, userId } },
        body: toSnakeCase(change),
        ...init,
      }),
    );
  }

  /** What would end with a membership: keys, webhook endpoints, open invitations. */
  memberImpact(workspaceId: string, userId: string, options?: RequestOptions): Promise<MemberImpact> {
    return this.#http.call(options, (api, init) =>
      api.GET('/api/v1/workspaces/{workspaceId}/members/{userId}/impact', {
        params: { path: { workspaceId, userId } },
        ...init,
      }),
    );
  }

  /** Signs a member out on every device, in all their workspaces. Their API keys stay. */
  async endMemberSessions(workspaceId: string, userId: string, options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) =>
      api.DELETE('/api/v1/workspaces/{workspaceId}/members/{userId}/sessions', {
        params: { path: { workspaceId, userId } },
        ...init,
      }),
    );
  }

  /** How members sign in with the workspace's identity provider. */
  getSso(workspaceId: string, options?: RequestOptions): Promise<WorkspaceSso> {
    return this.#http.call(options, (api, init) =>
      api.GET('/api/v1/workspaces/{workspaceId}/sso', { params: { path: { workspaceId } }, ...init }),
    );
  }

  /** Configures the identity provider, which is contacted at once. Requires a signed-in user with the role `owner`. */
  setIdentityProvider(
    workspaceId: string,
    provider: IdentityProviderInput,
    options?: RequestOptions,
  ): Promise<WorkspaceSso> {
    return this.#http.call(options, (api, init) =>
      api.PUT('/api/v1/workspaces/{workspaceId}/sso/identity-provider', {
        params: { path: { workspaceId } },
        body: toSnakeCase(provider),
        ...init,
      }),
    );
  }

  /**
   * Whether members must have signed in with the identity provider. To require it, your own session must have, and have
   * proved a second factor.
   */
  enforceSso(workspaceId: string, enforced: boolean, options?: RequestOptions): Promise<WorkspaceSso> {
    return this.#http.call(options, (api, init) =>
      api.PATCH('/api/v1/workspaces/{workspaceId}/sso', {
        params: { path: { workspaceId } },
        body: { enforced },
        ...init,
      }),
    );
  }

  /** Ends the sessions that it began, and the requirement to have signed in with it. */
  async removeIdentityProvider(workspaceId: string, options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) =>
      api.DELETE('/api/v1/workspaces/{workspaceId}/sso/identity-provider', {
        params: { path: { workspaceId } },
        ...init,
      }),
    );
  }

  /** Pending resets of members' second factors. Requires the role `owner`. */
  listFactorResets(workspaceId: string, options?: RequestOptions): List<MemberFactorReset> {
    return new List((page) =>
      loadPage(this.#http, options, (api, init) =>
        api.GET('/api/v1/workspaces/{workspaceId}/factor-resets', {
          params: { path: { workspaceId }, query: page },
          ...init,
        }),
      ),
    );
  }

  /**
   * For a member who has lost every second factor: removes them after 24 hours, during which the member and every owner
   * can stop it. Requires a signed-in user with the role `owner` and a second factor.
   */
  requestFactorReset(
    workspaceId: string,
    userId: string,
    options?: RequestOptions,
  ): Promise<MemberFactorReset> {
    return this.#http.call(options, (api, init) =>
      api.PUT('/api/v1/workspaces/{workspaceId}/members/{userId}/factor-reset', {
        params: { path: { workspaceId, userId } },
        ...init,
      }),
    );
  }

  async stopFactorReset(workspaceId: string, userId: string, options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) =>
      api.DELETE('/api/v1/workspaces/{workspaceId}/members/{userId}/factor-reset', {
        params: { path: { workspaceId, userId } },
        ...init,
      }),
    );
  }

  /** Permanently ends a membership and everything that depends on it. Returns what ended. */
  removeMember(workspaceId: string, userId: string, options?: RequestOptions): Promise<MemberImpact> {
    return this.#http.call(options, (api, init) =>
      api.DELETE('/api/v1/workspaces/{workspaceId}/members/{userId}', {
        params: { path: { workspaceId, userId } },
        ...init,
      }),
    );
  }

  /**
   * The same, but the keys in `transfers` continue as keys of service accounts. If one of them cannot be transferred,
   * nothing changes. Requires a signed-in user with the role `admin`.
   */
  removeMemberAndTransfer(
    workspaceId: string,
    userId: string,
    removal: MemberRemoval,
    options?: RequestOptions,
  ): Promise<MemberImpact> {
    return this.#http.call(options, (api, init) =>
      api.POST('/api/v1/workspaces/{workspaceId}/members/{userId}/remove', {
        params: { path: { workspaceId, userId } },
        body: toSnakeCase(removal),
        ...init,
      }),
    );
  }

  /** Newest first. */
  listServiceAccounts(workspaceId: string, options?: RequestOptions): List<ServiceAccount> {
    return new List((page) =>
      loadPage(this.#http, options, (api, init) =>
        api.GET('/api/v1/workspaces/{workspaceId}/service-accounts', {
          params: { path: { workspaceId }, query: page },
          ...init,
        }),
      ),
    );
  }

  /** Requires a user session. Create its keys with `createApiKey` and `serviceAccountId`. */
  createServiceAccount(
    workspaceId: string,
    serviceAccount: NewServiceAccountInput,
    options?: CreateOptions,
  ): Promise<ServiceAccount> {
    return this.#http.call(options, (api, init) =>
      api.POST('/api/v1/workspaces/{workspaceId}/service-accounts', {
        params: { path: { workspaceId }, header: idempotencyHeader(options) },
        body: toSnakeCase(serviceAccount),
        ...init,
      }),
    );
  }

  getServiceAccount(
    workspaceId: string,
    serviceAccountId: string,
    options?: RequestOptions,
  ): Promise<ServiceAccount> {
    return this.#http.call(options, (api, init) =>
      api.GET('/api/v1/workspaces/{workspaceId}/service-accounts/{serviceAccountId}', {
        params: { path: { workspaceId, serviceAccountId } },
        ...init,
      }),
    );
  }

  /** Requires a user session. Once this resolves, all its keys act with the new role on every instance. */
  updateServiceAccount(
    workspaceId: string,
    serviceAccountId: string,
    change: ServiceAccountInput,
    options?: RequestOptions,
  ): Promise<ServiceAccount> {
    return this.#http.call(options, (api, init) =>
      api.PATCH('/api/v1/workspaces/{workspaceId}/service-accounts/{serviceAccountId}', {
        params: { path: { workspaceId, serviceAccountId } },
        body: toSnakeCase(change),
        ...init,
      }),
    );
  }

  /** Requires a user session. Permanently ends the service account's keys. */
  async deleteServiceAccount(
    workspaceId: string,
    serviceAccountId: string,
    options?: RequestOptions,
  ): Promise<void> {
    await this.#http.call(options, (api, init) =>
      api.DELETE('/api/v1/workspaces/{workspaceId}/service-accounts/{serviceAccountId}', {
        params: { path: { workspaceId, serviceAccountId } },
        ...init,
      }),
    );
  }

  listInvitations(
    workspaceId: string,
    filters: InvitationFilters = {},
    options?: RequestOptions,
  ): List<Invitation> {
    return new List((page) =>
      loadPage(this.#http, options, (api, init) =>
        api.GET('/api/v1/workspaces/{workspaceId}/invitations', {
          params: { path: { workspaceId }, query: toSnakeCase({ ...filters, ...page }) },
          ...init,
        }),
      ),
    );
  }

  /** The token is shown only once. Send it to the person you invite. */
  createInvitation(
    workspaceId: string,
    invitation: InvitationInput,
    options?: CreateOptions,
  ): Promise<IssuedInvitation> {
    return this.#http.call(options, (api, init) =>
      api.POST('/api/v1/workspaces/{workspaceId}/invitations', {
        params: { path: { workspaceId }, header: idempotencyHeader(options) },
        body: toSnakeCase(invitation),
        ...init,
      }),
    );
  }

  async revokeInvitation(workspaceId: string, invitationId: string, options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) =>
      api.DELETE('/api/v1/workspaces/{workspaceId}/invitations/{invitationId}', {
        params: { path: { workspaceId, invitationId } },
        ...init,
      }),
    );
  }

  /** Joins the workspace. Requires a user session. */
  acceptInvitation(token: string, options?: RequestOptions): Promise<InvitationAcceptance> {
    return this.#http.call(options, (api, init) =>
      api.POST('/api/v1/invitations/accept', { body: { token }, ...init }),
    );
  }

  listWebhookEndpoints(workspaceId: string, options?: RequestOptions): List<WebhookEndpoint> {
    return new List((page) =>
      loadPage(this.#http, options, (api, init) =>
        api.GET('/api/v1/workspaces/{workspaceId}/webhook-endpoints', {
          params: { path: { workspaceId }, query: page },
          ...init,
        }),
      ),
    );
  }

  /**
   * Deliveries are signed with the `webhookSigningSecret` of this API key or, with `apiKeyId: null`, with the
   * `signingSecret` in the response, which is shown once.
   */
  createWebhookEndpoint(
    workspaceId: string,
    endpoint: NewWebhookEndpointInput,
    options?: CreateOptions,
  ): Promise<IssuedWebhookEndpoint> {
    return this.#http.call(options, (api, init) =>
      api.POST('/api/v1/workspaces/{workspaceId}/webhook-endpoints', {
        params: { path: { workspaceId }, header: idempotencyHeader(options) },
        body: toSnakeCase(endpoint),
        ...init,
      }),
    );
  }

  getWebhookEndpoint(
    workspaceId: string,
    endpointId: string,
    options?: RequestOptions,
  ): Promise<WebhookEndpoint> {
    return this.#http.call(options, (api, init) =>
      api.GET('/api/v1/workspaces/{workspaceId}/webhook-endpoints/{endpointId}', {
        params: { path: { workspaceId, endpointId } },
        ...init,
      }),
    );
  }

  /** `enabled` pauses and resumes deliveries. */
  updateWebhookEndpoint(
    workspaceId: string,
    endpointId: string,
    change: WebhookEndpointInput,
    options?: RequestOptions,
  ): Promise<WebhookEndpoint> {
    return this.#http.call(options, (api, init) =>
      api.PATCH('/api/v1/workspaces/{workspaceId}/webhook-endpoints/{endpointId}', {
        params: { path: { workspaceId, endpointId } },
        body: toSnakeCase(change),
        ...init,
      }),
    );
  }

  /**
   * Gives the endpoint a new secret of its own, even if an API key signed for it before. The previous signer stops at
   * once, or also signs for `overlapSeconds`.
   */
  rotateWebhookEndpointSecret(
    workspaceId: string,
    endpointId: string,
    rotation: WebhookEndpointSecretRotation = {},
    options?: RequestOptions,
  ): Promise<IssuedWebhookEndpoint> {
    return this.#http.call(options, (api, init) =>
      api.POST('/api/v1/workspaces/{workspaceId}/webhook-endpoints/{endpointId}/rotate-secret', {
        params: { path: { workspaceId, endpointId } },
        body: toSnakeCase(rotation),
        ...init,
      }),
    );
  }

  /**
   * Gives the endpoint to a service account, so that it outlives the person who set it up. Requires a signed-in user.
   */
  transferWebhookEndpoint(
    workspaceId: string,
    endpointId: string,
    transfer: WebhookEndpointTransfer,
    options?: RequestOptions,
  ): Promise<WebhookEndpoint> {
    return this.#http.call(options, (api, init) =>
      api.POST('/api/v1/workspaces/{workspaceId}/webhook-endpoints/{endpointId}/transfer', {
        params: { path: { workspaceId, endpointId } },
        body: toSnakeCase(transfer),
        ...init,
      }),
    );
  }

  /** Deletes the endpoint and its deliveries. */
  async deleteWebhookEndpoint(
    workspaceId: string,
    endpointId: string,
    options?: RequestOptions,
  ): Promise<void> {
    await this.#http.call(options, (api, init) =>
      api.DELETE('/api/v1/workspaces/{workspaceId}/webhook-endpoints/{endpointId}', {
        params: { path: { workspaceId, endpointId } },
        ...init,
      }),
    );
  }

  /** Sends a `ping`, whichever events the endpoint subscribes to. */
  testWebhookEndpoint(
    workspaceId: string,
    endpointId: string,
    options?: RequestOptions,
  ): Promise<WebhookDelivery> {
    return this.#http.call(options, (api, init) =>
      api.POST('/api/v1/workspaces/{workspaceId}/webhook-endpoints/{endpointId}/test', {
        params: { path: { workspaceId, endpointId } },
        ...init,
      }),
    );
  }

  /** The deliveries of the last 30 days, newest first. */
  listWebhookDeliveries(
    workspaceId: string,
    endpointId: string,
    filters: WebhookDeliveryFilters = {},
    options?: RequestOptions,
  ): List<WebhookDelivery> {
    return new List((page) =>
      loadPage(this.#http, options, (api, init) =>
        api.GET('/api/v1/workspaces/{workspaceId}/webhook-endpoints/{endpointId}/deliveries', {
          params: { path: { workspaceId, endpointId }, query: toSnakeCase({ ...filters, ...page }) },
          ...init,
        }),
      ),
    );
  }

  /** A delivery with its body and every attempt. */
  getWebhookDelivery(
    workspaceId: string,
    endpointId: string,
    deliveryId: string,
    options?: RequestOptions,
  ): Promise<WebhookDeliveryDetails> {
    return this.#http.call(options, (api, init) =>
      api.GET('/api/v1/workspaces/{workspaceId}/webhook-endpoints/{endpointId}/deliveries/{deliveryId}', {
        params: { path: { workspaceId, endpointId, deliveryId } },
        ...init,
      }),
    );
  }

  /** Delivers an event again, under the same `webhook-id`. */
  redeliverWebhook(
    workspaceId: string,
    endpointId: string,
    deliveryId: string,
    options?: RequestOptions,
  ): Promise<WebhookDelivery> {
    return this.#http.call(options, (api, init) =>
      api.POST(
        '/api/v1/workspaces/{workspaceId}/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/redeliver',
        { params: { path: { workspaceId, endpointId, deliveryId } }, ...init },
      ),
    );
  }

  /** Newest first. */
  listAuditEvents(
    workspaceId: string,
    filters: AuditEventFilters = {},
    options?: RequestOptions,
  ): List<AuditEvent> {
    return new List((page) =>
      loadPage(this.#http, options, (api, init) =>
        api.GET('/api/v1/workspaces/{workspaceId}/audit-events', {
          params: { path: { workspaceId }, query: toSnakeCase({ ...filters, ...page }) },
          ...init,
        }),
      ),
    );
  }

  /**
   * The whole audit trail as a file of any length, newest first: a JSON array with the names of the JSON, or CSV.
   *
   * @returns its bytes as they arrive. Reading fails with `ConnectionError` unless the file is complete; `timeoutMs`
   *   limits the time until it begins
   */
  exportAuditEvents(
    workspaceId: string,
    { format = 'json', ...filters }: AuditExportOptions = {},
    options?: RequestOptions,
  ): Promise<ReadableStream<Uint8Array>> {
    return this.#http.stream(options, (api, init) =>
      api.GET('/api/v1/workspaces/{workspaceId}/audit-events/export', {
        params: { path: { workspaceId }, query: { format, ...toSnakeCase(filters) } },
        ...init,
      }),
    );
  }

  /** The audit trail with its hash chain, oldest first, for `verifyWorkspaceChain` of `@latchkey/sdk/audit-trail`. */
  listAuditLinks(workspaceId: string, options?: RequestOptions): List<AuditLink> {
    return new List((page) =>
      loadPage(this.#http, options, (api, init) =>
        api.GET('/api/v1/workspaces/{workspaceId}/audit-chain', {
          params: { path: { workspaceId }, query: page },
          ...init,
        }),
      ),
    );
  }

  /** A signed statement of how far the audit trail extends. Keep it to find out later whether the end was cut off. */
  getAuditCheckpoint(workspaceId: string, options?: RequestOptions): Promise<AuditCheckpoint> {
    return this.#http.call(options, (api, init) =>
      api.GET('/api/v1/workspaces/{workspaceId}/audit-checkpoint', {
        params: { path: { workspaceId } },
        ...init,
      }),
    );
  }
}
