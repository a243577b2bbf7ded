/** The public API of the package. */
export { LatchkeyClient } from './client.js';
export { type ChangeOptions } from './documents.js';
export {
  AuthenticationError,
  ConflictError,
  ConnectionError,
  type FieldError,
  InvalidRequestError,
  LatchkeyError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  TimeoutError,
  UnavailableError,
  UsageError,
} from './errors.js';
export { Latchkey } from './latchkey.js';
export { List, type Page, type PageOptions } from './list.js';
export type { ConnectionOptions, CreateOptions, Fetch, LatchkeyOptions, RequestOptions } from './options.js';
export { LatchkeySession, type SessionOptions } from './session.js';
export type { RefreshTokenStore } from './session/refresh-token-store.js';
export type { SessionListener, SessionState } from './session/session-state.js';
export type {
  ApiKey,
  ApiKeyFilters,
  ApiKeyInput,
  ApiKeyRotation,
  ApiKeySelection,
  ApiKeyUsage,
  ApiKeyUsageFilters,
  ApiKeyUsageOverview,
  ApiKeyUsageOverviewFilters,
  AuditEvent,
  AuditEventFilters,
  Document,
  DocumentFilters,
  DocumentInput,
  DocumentPatch,
  EmailChange,
  Invitation,
  InvitationAcceptance,
  InvitationFilters,
  InvitationInput,
  IssuedApiKey,
  IssuedInvitation,
  LeakReport,
  LoginInput,
  Member,
  MemberImpact,
  MemberInput,
  NewApiKeyInput,
  NewWebhookEndpointInput,
  NewWorkspaceInput,
  PasswordChange,
  PasswordReset,
  Principal,
  ProfileInput,
  ReportAccepted,
  RevokedApiKey,
  RevokedApiKeys,
  Role,
  Scope,
  Session,
  SignedUp,
  SignUpInput,
  User,
  WebhookDelivery,
  WebhookDeliveryDetails,
  WebhookDeliveryFilters,
  WebhookEndpoint,
  WebhookEndpointInput,
  WebhookEvent,
  Workspace,
  WorkspaceInput,
  WorkspaceWithRole,
} from './types.js';
export { VERSION } from './version.js';
export { type WebhookHeaders, webhooks, WebhookVerificationError } from './webhooks.js';
