import type { ErrorCode } from './catalogue.js';

/** When each error occurs and what to do about it, for `docs/errors.md`. */
export const errorHelp: Record<ErrorCode, string> = {
  invalid_request:
    'The server could not parse the request as HTTP: for example a malformed header, two different lengths, percent-encoding that is not UTF-8, or no `Host` header. HTTP client libraries do not send such requests, so check the proxies between you and the server.',
  malformed_json:
    'The body is not valid JSON or not UTF-8, contains the same member twice, is nested more than 32 levels deep, or has a member called `__proto__` or `constructor`. Use a JSON library to write it.',
  validation_failed:
    'A field of the body, query or headers is missing, has the wrong type, is out of range, or is unknown. `errors` has one entry per problem: `{ "field": "title", "message": "is required" }`. `(body)` stands for the whole body.',
  invalid_cursor:
    'The `cursor` is not one that this server issued. Follow the `Link: <…>; rel="next"` header of the previous page, or start again without a cursor.',
  credential_in_url:
    'A leak report has a query string in its URL, and servers and proxies log URLs. Send `{ "credentials": ["…"] }` in the body of the POST instead. If the key is yours, rotate it.',
  multiple_credentials:
    'The request has both `X-API-Key` and `Authorization`, or one of them twice. Check whether your client adds a default header to the one that you set.',
  malformed_credentials:
    '`Authorization` must be `Bearer`, one space, and a token. A key without `Bearer` is not accepted, and `Basic` only where a resource server introspects.',
  workspace_mismatch:
    'An API key belongs to one workspace: omit `X-Workspace-Id`, or send the id of that workspace. With an access token, the header and the path must name the same workspace.',
  current_password_wrong:
    'To change the password, send the current one. After too many attempts you get `too_many_requests`.',
  link_not_valid:
    'The token from the emailed link is unknown, already used, replaced by a newer one, or expired (after 30 minutes for a password reset, 24 hours for a confirmation). Send the part after `#token=` unchanged, or request a new email.',
  missing_credentials:
    'This endpoint requires credentials, and the request has neither `X-API-Key` nor `Authorization`. Credentials in the URL or the body are ignored.',
  invalid_credentials:
    'The key is unknown, revoked, expired or not allowed from this address; or the access token has expired or its session has ended. Only the owner of the key can see which, in the status and usage of the key. With an access token, refresh it with `POST /api/v1/auth/refresh`, and sign in again if that fails.',
  operator_required:
    'The routes below `/api/v1/operator` take operator keys alone. Make one on the server with `npm run operator -- create "name"`.',
  sign_in_failed:
    'No account matches this email and password. The response does not reveal which of the two is wrong.',
  invalid_refresh_token:
    'The refresh cookie is missing, or its session has ended: by signing out here or elsewhere, by expiry, or because a refresh token was used twice. Sign in again.',
  wider_than_credential:
    'The API key that made the request has narrower scopes, a narrower allowlist or an earlier expiry than the key that it would create, change or rotate. Request no more than your key has, or use an access token.',
  api_key_replaced:
    'The key that made the request was rotated. During its overlap it still works for everything else. Switch to the key in its `replaced_by`.',
  insufficient_scope:
    '`required_scope` names the scope that the key lacks. Use or create a key that has it, or ask someone who manages the key to add it.',
  insufficient_role:
    '`required_role` names the required role; `role` is the current role in this workspace of you or of the creator of the key. An admin or owner can change it.',
  user_required: 'Sessions, passwords and invitations belong to users. Sign in and send an access token.',
  email_not_verified:
    'The server runs with `EMAIL_VERIFICATION=required`, and the account of the user, or of the creator of the key, has not confirmed its email address. Until then it can only read and manage itself.',
  no_workspace:
    'You are not a member of any workspace. Create one, accept an invitation, or select one with `X-Workspace-Id`.',
  account_suspended:
    'The account of the user, or of the creator of the key, is suspended; `reason` says why. Nothing is lost: keys and sessions work again as soon as the operator restores the account. Ask the operator of the server.',
  workspace_suspended:
    'The workspace is suspended; `reason` says why. Its keys, and what its members do in it, work again as soon as the operator restores it. Members can still manage their accounts and work in other workspaces, by `X-Workspace-Id`.',
  signup_closed: 'The server runs with `SIGNUP=closed`. Ask its operator for an account or an invitation.',
  invalid_signature:
    'GitHub signs its secret scanning reports: `Github-Public-Key-Identifier` names one of its public keys, and `Github-Public-Key-Signature` signs the exact bytes of the body. If you found a key yourself, use `POST /api/v1/credentials/report`.',
  cross_site_request:
    'A browser sent the request on behalf of another site. Call the endpoint from a page of this origin, or of an origin in `CORS_ORIGINS`.',
  method_not_allowed: '`Allow` lists the methods of this path. See the reference at `/api/docs`.',
  not_found:
    'The path does not exist, or it names something that is not in your workspace; resources of other workspaces look as if they did not exist. Check the id, and check the workspace of your credential with `GET /api/v1/me`.',
  request_timeout:
    'The headers must arrive within five seconds and the whole request within ten (`REQUEST_TIMEOUT_SECONDS`). The connection was closed. Send the request again on a new connection, without pausing.',
  email_taken: 'Sign in instead, or register with another address.',
  last_owner: 'Make another member an owner first, or delete the workspace.',
  already_member: 'No action is needed. To change the role, `PATCH` the member.',
  api_key_not_active: 'Only active keys can be changed. Create a new key instead.',
  workspace_limit:
    '`limit` is the maximum number of workspaces that one account can own. Delete one that you no longer need, or ask the operator to raise `WORKSPACES_PER_USER`.',
  member_limit:
    '`limit` is the maximum number of members in a workspace. Remove members who no longer need access, or ask the operator to raise `MEMBERS_PER_WORKSPACE`.',
  invitation_limit:
    '`limit` is the maximum number of open invitations in a workspace. Withdraw some, wait until some are accepted or expire, or ask the operator to raise `INVITATIONS_PER_WORKSPACE`.',
  api_key_limit:
    '`limit` is the maximum number of active API keys in a workspace. Revoke unused keys, or ask the operator to raise `API_KEYS_PER_WORKSPACE`. You can always rotate a key.',
  webhook_endpoint_limit:
    '`limit` is the maximum number of webhook endpoints in a workspace. Delete unused endpoints, receive several event types at one endpoint, or ask the operator to raise `WEBHOOK_ENDPOINTS_PER_WORKSPACE`.',
  document_limit:
    '`limit` is the maximum number of documents in a workspace. Delete some, or ask the operator to raise `DOCUMENTS_PER_WORKSPACE`.',
  document_bytes_limit:
    '`limit` is the maximum total size of the document bodies in a workspace, in bytes of UTF-8. Delete or shorten some, or ask the operator to raise `DOCUMENT_MEGABYTES_PER_WORKSPACE`.',
  webhook_endpoint_disabled:
    'See `status_reason` of the endpoint. After `disabled_by_user`, `gone` or `failing`, `PATCH` it with `"enabled": true`. If its key was revoked, has expired or lost its creator, `PATCH` it with the `api_key_id` of an active key.',
  conflict:
    'Another request changed the same resource first. Read the resource again and repeat what is still needed.',
  idempotency_result_not_stored:
    'The first request with this `Idempotency-Key` succeeded and created `resource_id`. Its response contained a secret, which the server does not keep. If you lost the secret, revoke that resource and create another with a new `Idempotency-Key`.',
  invitation_not_open:
    'The invitation was accepted, withdrawn or replaced, or has expired. Ask for a new one.',
  precondition_failed:
    'The resource changed after you read it. Read it again, apply your change to the new version, and send the new `ETag` in `If-Match`.',
  payload_too_large:
    'A body can have at most 1 MiB (1,048,576 bytes), or 16 KiB on endpoints that need no credentials.',
  uri_too_long: 'A segment of the path is longer than 200 characters. No id is that long.',
  unsupported_media_type:
    'Send the body as JSON in UTF-8, with `Content-Type: application/json` and no `Content-Encoding`.',
  idempotency_key_reused:
    'The same `Idempotency-Key` was sent with another method, path, workspace or body within 24 hours. Use a new key, such as a random UUID, for each resource that you create.',
  too_many_requests:
    'You exceeded a limit that protects the server and its accounts: on sign-ins, sign-ups, reports, unknown credentials, or requests in progress from one workspace or address. Wait for the number of seconds in `Retry-After`; earlier attempts are refused too.',
  headers_too_large: 'The URL and all headers together exceed 16 kB. Large cookies are the usual cause.',
  internal_error:
    'This is an error in the server, and repeating the request may not help. Give the operator the `request_id`: it finds the cause in the log.',
  mail_not_configured:
    'Password resets and address changes need email. The operator must set `SMTP_URL`; until then, they can create accounts and change addresses by hand.',
  signature_keys_unavailable:
    "The server could not get GitHub's public keys from `GITHUB_SECRET_SCANNING_KEYS_URL`; its log says why. Reports that cannot be verified are not processed.",
  server_busy:
    'The server has too many requests in progress, or another request holds the resource that this one needs. Nothing was changed. Try again after the time in `Retry-After`, and send fewer requests at once.',
  service_unavailable:
    'The server cannot reach its database, so it cannot check what a credential may do. This does not mean that you are signed out: keep the credential, and try again after the time in `Retry-After`.',
};
