import type { CamelCase } from './letter-case.js';
import type { operations, webhooks } from './openapi.js';
import type * as schemas from './schemas.js';

/** The types of the API, in camel case. Times are ISO 8601 in UTC, and ids are UUIDs. */

/** The filters of a list: its query, without the paging that `List` does. */
export type Filters<Name extends keyof operations> = Omit<
  CamelCase<NonNullable<operations[Name]['parameters']['query']>>,
  'limit' | 'cursor'
>;

export type Principal = schemas.Principal;
/** Who a session acts as: always a person. */
export type UserPrincipal = Principal & { user: NonNullable<Principal['user']> };
export type User = schemas.User;
export type Session = schemas.Session;
export type SecurityEvent = schemas.SecurityEvent;
export type CliAuthorizationInput = schemas.CliAuthorization;
export type CliCode = schemas.CliCode;
export type DeviceLogin = schemas.DeviceLogin;
export type WaitingDevice = schemas.WaitingDevice;
export type CliLoginInput = schemas.CliLogin;

export type Workspace = schemas.Workspace;
export type WorkspaceWithRole = schemas.WorkspaceWithRole;
export type NewWorkspaceInput = schemas.NewWorkspace;
export type WorkspaceInput = schemas.WorkspaceChange;
export type Member = schemas.Member;
export type MemberImpact = schemas.MemberImpact;
/** A pending reset of a member's second factors. */
export type MemberFactorReset = schemas.MemberFactorReset;
/** The pending reset of your own second factors. */
export type FactorReset = NonNullable<schemas.OwnFactorReset['factorReset']>;
/** How members of a workspace sign in with its identity provider. */
export type WorkspaceSso = schemas.WorkspaceSso;
export type IdentityProviderInput = schemas.IdentityProviderSettings;
export type MemberInput = schemas.MemberBody;
export type MemberRemoval = schemas.RemoveMemberBody;
export type Role = Member['role'];
/** `q` or, of a whole API key, `sha256`. */
export type SearchQuery = NonNullable<operations['search']['parameters']['query']>;
export type SearchResult = schemas.SearchResult;
export type ServiceAccount = schemas.ServiceAccount;
export type NewServiceAccountInput = schemas.NewServiceAccount;
export type ServiceAccountInput = schemas.ServiceAccountChange;
export type Invitation = schemas.Invitation;
export type InvitationInput = schemas.InvitationBody;
export type InvitationFilters = Filters<'listInvitations'>;
/** Includes the token, which is shown only once. */
export type IssuedInvitation = schemas.IssuedInvitation;
export type InvitationAcceptance = schemas.InvitationAcceptance;

export type ApiKey = schemas.ApiKey;
/** Scopes of this API. Keys may also have scopes of resource servers. */
export type Scope = Principal['scopes'][number];
type NewApiKey = schemas.NewApiKey;
/** `label` is an alias of `name`: set one of them. */
export type NewApiKeyInput =
  | (NewApiKey & { label?: undefined })
  | (Omit<NewApiKey, 'name'> & { label: string; name?: undefined });
export type ApiKeyInput = schemas.ApiKeyChange;
export type ApiKeyFilters = Filters<'listApiKeys'> & {
  /** Only keys whose metadata has all of these. */
  metadata?: Record<string, string>;
};
export type KeyPolicy = schemas.KeyPolicy;
export type KeyPolicyInput = schemas.KeyPolicyChange;
export type KeyReview = schemas.KeyReview;
export type KeyReviewFilters = CamelCase<NonNullable<operations['getKeyReview']['parameters']['query']>>;
/** A policy, and the keys that it would end earlier. */
export type AppliedKeyPolicy = schemas.AppliedKeyPolicy;
export type ApiKeyRotation = schemas.ApiKeyRotation;
export type ApiKeyTransfer = schemas.ApiKeyTransfer;
/** Which keys to revoke: exactly one of the four. */
export type ApiKeySelection =
  | { ids: string[]; createdBy?: undefined; serviceAccountId?: undefined; all?: undefined }
  | { createdBy: string; ids?: undefined; serviceAccountId?: undefined; all?: undefined }
  | { serviceAccountId: string; ids?: undefined; createdBy?: undefined; all?: undefined }
  | { all: true; ids?: undefined; createdBy?: undefined; serviceAccountId?: undefined };
/** A key that was created elsewhere, by its SHA-256. */
export type ImportedApiKeyInput = schemas.ImportedApiKey;
export type ImportedApiKeys = schemas.ImportedApiKeys;
export type RequestLimit = schemas.RequestLimit;
export type RequestLimitUsage = schemas.RequestLimitUsage;
export type RevokedApiKey = schemas.RevokedApiKey;
export type RevokedApiKeys = schemas.RevokedApiKeys;
/** A request with a key, from the request log. */
export type ApiKeyRequest = schemas.ApiKeyRequest;
export type ApiKeyRequestFilters = Filters<'listApiKeyRequests'>;
export type ApiKeyUsage = schemas.ApiKeyUsage;
export type ApiKeyUsageFilters = Filters<'getApiKeyUsage'>;
export type ApiKeyUsageOverview = schemas.ApiKeyUsageOverview;
export type ApiKeyUsageOverviewFilters = Filters<'getApiKeyUsageOverview'>;
export type WorkspaceOverview = schemas.WorkspaceOverview;
export type WorkspaceOverviewFilters = Filters<'getWorkspaceOverview'>;
/** A key and its two secrets, which are shown only once. */
export interface IssuedApiKey {
  apiKey: ApiKey;
  /** The key itself, to send with requests. */
  plaintext: string;
  /** Signs deliveries to the webhook endpoints of this key. */
  webhookSigningSecret: string;
}

export type ResourceServer = schemas.ResourceServer;
export type ResourceServerScope = schemas.ResourceServerScope;
export type OfferedScopes = schemas.OfferedScopes;
export type NewResourceServerInput = schemas.NewResourceServer;
export type ResourceServerInput = schemas.ResourceServerChange;
export type ResourceServerSecretRotation = schemas.ResourceServerSecretRotation;
/** A resource server and its secret, which is shown only once. */
export interface IssuedResourceServer {
  resourceServer: ResourceServer;
  secret: string;
}

export type WebhookEndpoint = schemas.WebhookEndpoint;
/** With its secret, if it has one of its own. */
export type IssuedWebhookEndpoint = schemas.IssuedWebhookEndpoint;
export type WebhookEndpointSecretRotation = schemas.WebhookEndpointSecretRotation;
export type WebhookEndpointTransfer = schemas.WebhookEndpointTransfer;
export type NewWebhookEndpointInput = schemas.NewWebhookEndpoint;
export type WebhookEndpointInput = schemas.WebhookEndpointChange;
export type WebhookDelivery = schemas.WebhookDelivery;
/** Includes the body and every attempt. */
export type WebhookDeliveryDetails = schemas.WebhookDeliveryDetails;
export type WebhookDeliveryFilters = Filters<'listWebhookDeliveries'>;
/** An event as webhook endpoints receive it. `type` says what happened and determines `data`. */
export type WebhookEvent = {
  [Type in keyof webhooks]: CamelCase<webhooks[Type]['post']['requestBody']['content']['application/json']>;
}[keyof webhooks];

export type AuditCheckpoint = schemas.AuditCheckpoint;
export type AuditEvent = schemas.AuditEvent;
export type AuditEventFilters = Filters<'listAuditEvents'>;
export type AuditExportOptions = Filters<'exportAuditEvents'>;
export type AuditLink = schemas.AuditLink;

/** The operator's view of the whole server. */
export type OperatorWorkspace = schemas.OperatorWorkspace;
export type OperatorWorkspaceFilters = Filters<'listAllWorkspaces'>;
export type OperatorUser = schemas.OperatorUser;
export type OperatorUserFilters = Filters<'listAllUsers'>;
export type Suspension = schemas.SuspensionBody;
export type WorkspaceLimitsMax = schemas.WorkspaceLimitsMax;
export type FoundCredential = schemas.FoundCredential;
export type InstanceAuditEvent = schemas.InstanceAuditEvent;
export type InstanceAuditEventFilters = Filters<'listInstanceAuditEvents'>;

export type LeakReport = schemas.CredentialReport;
export type ReportAccepted = schemas.ReportAccepted;

export type Health = schemas.Health;

export type Factor = schemas.Factor;
export type NewTotpFactorInput = schemas.NewTotpFactor;
/** Shown only once: `secret` for typing, `otpauthUri` for a QR code. */
export type Identity = schemas.Identity;
export type TotpSecret = schemas.NewTotpFactorSecret;
export type NewPasskeyInput = schemas.NewPasskey;
export type AddedPasskey = schemas.AddedPasskey;
/** `passkeyOptions` is for the browser: see the functions `parse…OptionsFromJSON()` of `PublicKeyCredential`. */
export type PasskeyOptions = schemas.PasskeyRequestOptions;
/** What `PublicKeyCredential.toJSON()` returns. */
export type PasskeyAssertion = schemas.PasskeyLogin['assertion'];
/** The answer to a sign-in challenge: exactly one of these. */
export type SecondFactorInput =
  | { code: string; recoveryCode?: undefined; assertion?: undefined }
  | { recoveryCode: string; code?: undefined; assertion?: undefined }
  | { assertion: PasskeyAssertion; code?: undefined; recoveryCode?: undefined };
/** A proof that it is still the user: exactly one of these. */
export type StepUpInput =
  | SecondFactorInput
  | { password: string; code?: undefined; recoveryCode?: undefined; assertion?: undefined };

export type LoginInput = schemas.Login;
export type PasswordChange = schemas.PasswordChange;
export type PasswordReset = schemas.PasswordReset;
export type EmailChange = schemas.EmailChange;
export type ProfileInput = schemas.ProfileBody;
export type SignUpInput = schemas.SignUp;
/** A new account with its workspace and the workspace's first key. */
export interface SignedUp extends IssuedApiKey {
  user: User;
  workspace: Workspace;
}
