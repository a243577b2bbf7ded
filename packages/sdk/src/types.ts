import type { CamelCase } from './letter-case.js';
import type { components, operations, webhooks } from './openapi.js';

/** The shapes of the API, in camel case. Times are ISO 8601 in UTC, ids are UUIDs. */

type Schema<Name extends keyof components['schemas']> = CamelCase<components['schemas'][Name]>;

/** The filters of a list: its query without the paging, which `List` does. */
type Filters<Name extends keyof operations> = Omit<
  CamelCase<NonNullable<operations[Name]['parameters']['query']>>,
  'limit' | 'cursor'
>;

export type Principal = Schema<'Principal'>;
export type User = Schema<'User'>;
export type Session = Schema<'Session'>;

export type Workspace = Schema<'Workspace'>;
export type WorkspaceWithRole = Schema<'WorkspaceWithRole'>;
export type NewWorkspaceInput = Schema<'NewWorkspace'>;
export type WorkspaceInput = Schema<'WorkspaceChange'>;
export type Member = Schema<'Member'>;
export type MemberInput = Schema<'MemberBody'>;
export type Role = Member['role'];
export type Invitation = Schema<'Invitation'>;
export type InvitationInput = Schema<'InvitationBody'>;
export type InvitationFilters = Filters<'listInvitations'>;
/** With the token, which is shown this once. */
export type IssuedInvitation = Schema<'IssuedInvitation'>;
export type InvitationAcceptance = Schema<'InvitationAcceptance'>;

export type ApiKey = Schema<'ApiKey'>;
export type Scope = NonNullable<ApiKey['scopes']>[number];
type NewApiKey = Schema<'NewApiKey'>;
/** `label` is another word for `name`: give either. */
export type NewApiKeyInput =
  (NewApiKey & { label?: undefined }) | (Omit<NewApiKey, 'name'> & { label: string; name?: undefined });
export type ApiKeyInput = Schema<'ApiKeyChange'>;
export type ApiKeyFilters = Filters<'listApiKeys'>;
export type ApiKeyRotation = Schema<'ApiKeyRotation'>;
export type RevokedApiKey = Schema<'RevokedApiKey'>;
export type ApiKeyUsage = Schema<'ApiKeyUsage'>;
export type ApiKeyUsageFilters = Filters<'getApiKeyUsage'>;
export type ApiKeyUsageOverview = Schema<'ApiKeyUsageOverview'>;
export type ApiKeyUsageOverviewFilters = Filters<'getApiKeyUsageOverview'>;
/** A key, and its two secrets, which are shown this once: keep them. */
export interface IssuedApiKey {
  apiKey: ApiKey;
  /** The key itself, to be sent with requests. */
  plaintext: string;
  /** What deliveries to webhook endpoints of this key are signed with. */
  webhookSigningSecret: string;
}

export type WebhookEndpoint = Schema<'WebhookEndpoint'>;
export type NewWebhookEndpointInput = Schema<'NewWebhookEndpoint'>;
export type WebhookEndpointInput = Schema<'WebhookEndpointChange'>;
export type WebhookDelivery = Schema<'WebhookDelivery'>;
/** With what was sent, and every attempt. */
export type WebhookDeliveryDetails = Schema<'WebhookDeliveryDetails'>;
export type WebhookDeliveryFilters = Filters<'listWebhookDeliveries'>;
/** What a webhook endpoint is sent: `type` tells what has happened, and what `data` is. */
export type WebhookEvent = {
  [Type in keyof webhooks]: CamelCase<webhooks[Type]['post']['requestBody']['content']['application/json']>;
}[keyof webhooks];

export type AuditEvent = Schema<'AuditEvent'>;
export type AuditEventFilters = Filters<'listAuditEvents'>;

export type Document = Schema<'Document'>;
export type DocumentInput = Schema<'DocumentContent'>;
export type DocumentPatch = Schema<'DocumentPatch'>;
export type DocumentFilters = Filters<'listDocuments'>;

export type LeakReport = Schema<'CredentialReport'>;
export type ReportAccepted = Schema<'ReportAccepted'>;

export type Health = Schema<'Health'>;

export type LoginInput = Schema<'Login'>;
export type PasswordChange = Schema<'PasswordChange'>;
export type PasswordReset = Schema<'PasswordReset'>;
export type EmailChange = Schema<'EmailChange'>;
export type ProfileInput = Schema<'ProfileBody'>;
export type SignUpInput = Schema<'SignUp'>;
/** What a sign-up makes: the account, its workspace, and the workspace's first key. */
export interface SignedUp extends IssuedApiKey {
  user: User;
  workspace: Workspace;
}
