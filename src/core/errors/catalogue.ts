/**
 * Every error that the API can answer with. `code` is stable and part of the contract; `docs/errors.md` is
 * generated from this table, and a test keeps the two identical. `detail` is the default text: a place that
 * knows more (which field, which scope) says more.
 */
export interface ErrorDefinition {
  status: number;
  title: string;
  detail: string;
}

export const errorCatalogue = {
  invalid_request: { status: 400, title: 'Invalid request', detail: 'The request is malformed.' },
  malformed_json: { status: 400, title: 'Malformed JSON', detail: 'The body is not valid JSON.' },
  validation_failed: {
    status: 400,
    title: 'Validation failed',
    detail: 'Some fields are not valid; see `errors`.',
  },
  invalid_cursor: {
    status: 400,
    title: 'Invalid cursor',
    detail: 'Use the cursor from a `Link` header unchanged.',
  },
  credential_in_url: {
    status: 400,
    title: 'Credential in the address',
    detail: 'Nothing is read from the address, which ends up in logs: send credentials in the body.',
  },
  multiple_credentials: {
    status: 400,
    title: 'More than one credential',
    detail: 'Send one credential: either X-API-Key or Authorization, once.',
  },
  malformed_credentials: {
    status: 400,
    title: 'Malformed credential',
    detail: 'Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.',
  },
  workspace_mismatch: {
    status: 400,
    title: 'Workspaces differ',
    detail: 'X-Workspace-Id names another workspace than the path or the API key.',
  },
  current_password_wrong: {
    status: 400,
    title: 'Wrong password',
    detail: 'The current password is not right.',
  },
  link_not_valid: {
    status: 400,
    title: 'Link is not valid',
    detail: 'The link is unknown, was used, or has expired. Ask for a new one.',
  },
  missing_credentials: {
    status: 401,
    title: 'Credential missing',
    detail: 'Send an API key or an access token with this request.',
  },
  invalid_credentials: {
    status: 401,
    title: 'Credential not accepted',
    detail: 'The API key or access token is not valid here and now.',
  },
  sign_in_failed: { status: 401, title: 'Sign-in failed', detail: 'E-mail or password is not right.' },
  invalid_refresh_token: {
    status: 401,
    title: 'Session ended',
    detail: 'The session has ended or does not exist; sign in again.',
  },
  insufficient_scope: { status: 403, title: 'Scope missing', detail: 'The credential lacks a scope.' },
  insufficient_role: {
    status: 403,
    title: 'Role too low',
    detail: 'Your role in the workspace does not allow this.',
  },
  wider_than_credential: {
    status: 403,
    title: 'Wider than your own key',
    detail: 'An API key cannot create, change or rotate keys that allow more than itself.',
  },
  api_key_replaced: {
    status: 403,
    title: 'API key was replaced',
    detail: 'A key that has been rotated can no longer manage keys. Use the key that replaced it.',
  },
  user_required: {
    status: 403,
    title: 'Only for people',
    detail: 'This takes the access token of a signed-in user, not an API key.',
  },
  email_not_verified: {
    status: 403,
    title: 'E-mail address not confirmed',
    detail: 'Follow the link in the mail first; POST /api/v1/auth/email/verification sends it again.',
  },
  no_workspace: {
    status: 403,
    title: 'No workspace',
    detail: 'You belong to no workspace; create one with POST /api/v1/workspaces.',
  },
  signup_closed: {
    status: 403,
    title: 'Sign-up is closed',
    detail: 'Accounts are created by the administrator here.',
  },
  invalid_signature: {
    status: 403,
    title: 'Signature not accepted',
    detail: 'The signature is missing, or does not fit the body and the key that it names.',
  },
  cross_site_request: {
    status: 403,
    title: 'Cross-site request',
    detail: 'This endpoint reads a cookie and answers only to its own site.',
  },
  not_found: {
    status: 404,
    title: 'Not found',
    detail: 'There is no such resource, or you may not know of it.',
  },
  method_not_allowed: {
    status: 405,
    title: 'Method not allowed',
    detail: 'The path does not have this method; the `Allow` header lists those that it has.',
  },
  request_timeout: { status: 408, title: 'Request too slow', detail: 'The request did not arrive in time.' },
  email_taken: {
    status: 409,
    title: 'E-mail is taken',
    detail: 'There is an account with this e-mail already.',
  },
  last_owner: { status: 409, title: 'Last owner', detail: 'A workspace must keep at least one owner.' },
  already_member: {
    status: 409,
    title: 'Already a member',
    detail: 'The user is a member of the workspace already.',
  },
  api_key_not_active: {
    status: 409,
    title: 'API key is not active',
    detail: 'The key is revoked, expired, or replaced already; create a new one.',
  },
  workspace_limit: {
    status: 409,
    title: 'Too many workspaces',
    detail: 'You own as many workspaces as you may (`limit`); delete one first.',
  },
  member_limit: {
    status: 409,
    title: 'Too many members',
    detail: 'The workspace has as many members as it may have (`limit`); remove one first.',
  },
  invitation_limit: {
    status: 409,
    title: 'Too many open invitations',
    detail: 'The workspace has as many open invitations as it may have (`limit`); withdraw one first.',
  },
  api_key_limit: {
    status: 409,
    title: 'Too many API keys',
    detail: 'The workspace has as many active API keys as it may have (`limit`); revoke one first.',
  },
  webhook_endpoint_limit: {
    status: 409,
    title: 'Too many webhook endpoints',
    detail: 'The workspace has as many webhook endpoints as it may have (`limit`); delete one first.',
  },
  document_limit: {
    status: 409,
    title: 'Too many documents',
    detail: 'The workspace has as many documents as it may have (`limit`); delete one first.',
  },
  document_bytes_limit: {
    status: 409,
    title: 'Documents are too large',
    detail:
      'The documents of the workspace would be larger than they may be (`limit`, in bytes); delete some first.',
  },
  webhook_endpoint_disabled: {
    status: 409,
    title: 'Webhook endpoint is disabled',
    detail: 'Nothing is delivered to a disabled endpoint; its `status_reason` says why.',
  },
  conflict: {
    status: 409,
    title: 'Conflict',
    detail: 'Another request changed this at the same time; try again.',
  },
  idempotency_result_not_stored: {
    status: 409,
    title: 'Created before',
    detail: 'A request with this Idempotency-Key was carried out, and its secret was shown then.',
  },
  invitation_not_open: {
    status: 409,
    title: 'Invitation is not open',
    detail: 'The invitation was accepted or withdrawn, or it expired.',
  },
  precondition_failed: {
    status: 412,
    title: 'Changed meanwhile',
    detail: 'The resource is not in the version that If-Match names; read it again.',
  },
  payload_too_large: {
    status: 413,
    title: 'Body too large',
    detail: 'The body exceeds the limit of this endpoint.',
  },
  uri_too_long: {
    status: 414,
    title: 'Address too long',
    detail: 'A part of the address exceeds its limit.',
  },
  unsupported_media_type: {
    status: 415,
    title: 'Unsupported media type',
    detail: 'Send the body as application/json.',
  },
  idempotency_key_reused: {
    status: 422,
    title: 'Idempotency-Key was used for another request',
    detail: 'Use a new Idempotency-Key for each different request.',
  },
  too_many_requests: { status: 429, title: 'Too many requests', detail: 'Wait as long as Retry-After says.' },
  headers_too_large: {
    status: 431,
    title: 'Headers too large',
    detail: 'The address and the headers exceed 16 kB in all.',
  },
  internal_error: {
    status: 500,
    title: 'Internal error',
    detail: 'Something went wrong on our side. The request_id helps to find it in the log.',
  },
  mail_not_configured: {
    status: 501,
    title: 'No mails here',
    detail: 'This takes a mail, and the server has no mail server to send it by.',
  },
  signature_keys_unavailable: {
    status: 503,
    title: 'Signature cannot be verified',
    detail:
      'The public keys to verify the signature with cannot be fetched. Nothing was processed; try again.',
  },
  server_busy: {
    status: 503,
    title: 'Too busy',
    detail: 'Too many requests are waiting. Nothing was changed; try again as soon as Retry-After says.',
  },
  service_unavailable: {
    status: 503,
    title: 'Temporarily unavailable',
    detail: 'The database does not answer. Nothing is wrong with your credential; try again.',
  },
} as const satisfies Record<string, ErrorDefinition>;

export type ErrorCode = keyof typeof errorCatalogue;
