import type { ErrorCode } from './catalogue.js';

/** When each error occurs and what to do about it, for `docs/errors.md`. */
export const errorHelp: Record<ErrorCode, string> = {
  invalid_request:
    'The bytes are no HTTP request that can be answered: a broken header, two lengths, percent-encoding that is no UTF-8, no `Host`. Ordinary client libraries never send such; look at what stands between you and the server.',
  malformed_json:
    'The body does not parse, is not UTF-8, has the same member twice, is nested deeper than 32 levels, or has a member called `__proto__` or `constructor`. Let a JSON library write it.',
  validation_failed:
    'A field of the body, the query or a header is missing, of the wrong type, out of its bounds, or unknown. `errors` has one entry for each: `{ "field": "title", "message": "is required" }`. `(body)` stands for the whole body.',
  invalid_cursor:
    'The `cursor` of a list was made up or cut off. Follow the `Link: <…>; rel="next"` header of the page before, and start again without a cursor if you have none.',
  credential_in_url:
    'A report of found keys has something behind the `?` of its address, which servers and proxies on the way write down. Send `{ "credentials": ["…"] }` as the body of the POST. If the key is yours, rotate it.',
  multiple_credentials:
    'The request has both `X-API-Key` and `Authorization`, or one of them twice. Often a client has a default header besides the one that you set.',
  malformed_credentials:
    '`Authorization` is not `Bearer`, one space and one token. `Basic` is not accepted, and neither is a key without the word `Bearer`.',
  workspace_mismatch:
    'An API key belongs to one workspace; leave `X-Workspace-Id` out, or send its id. With an access token, header and path must name the same workspace.',
  current_password_wrong:
    'Changing the password needs the one that is valid now. After too many attempts the answer is `too_many_requests`.',
  link_not_valid:
    'The token of a mailed link is unknown, was used, was replaced by a later one, or has expired (a reset after 30 minutes, a confirmation after 24 hours). It is the part after `#token=`, unchanged. Ask for a new mail.',
  missing_credentials:
    'The endpoint is not open to everybody, and the request has neither `X-API-Key` nor `Authorization`. A credential in the address or the body is never read.',
  invalid_credentials:
    'The key is unknown, revoked, expired or not allowed from this address; or the access token has expired or its session has ended. Which of these is told only to the owner of the key, in its status and its usage. With an access token: refresh it with `POST /api/v1/auth/refresh`, and sign in again if that fails.',
  sign_in_failed:
    'There is no account with this e-mail and this password. Which of the two is wrong is not told.',
  invalid_refresh_token:
    'The refresh cookie is missing or its session is over: signed out, ended from elsewhere, expired, or ended because a token was used twice. Sign in again.',
  wider_than_credential:
    'The call was made with an API key that is narrower (in scopes, allowlist or expiry) than the key it would create, change or rotate. Make the key as narrow as yours, or use an access token.',
  api_key_replaced:
    'The call was made with a key that has been rotated and lives on for its overlap. It still works for everything else. Switch to the key in its `replaced_by`.',
  insufficient_scope:
    '`required_scope` names what the key lacks. Use a key that has it, or create one; the scopes of a key can be changed by whoever manages it.',
  insufficient_role:
    '`required_role` names the role that is needed, `role` the one that you (or the creator of the key) have in this workspace now. An admin or owner can change it.',
  user_required: 'Sessions, passwords and invitations belong to people. Sign in and send the access token.',
  email_not_verified:
    "The server runs with `EMAIL_VERIFICATION=required`, and the account (of the user, or of the key's creator) has not confirmed its e-mail address. Until then it can read and manage itself, and nothing else.",
  no_workspace:
    'You have left, or were removed from, every workspace. Create one, accept an invitation, or name one with `X-Workspace-Id`.',
  signup_closed:
    'The server runs with `SIGNUP=closed`. Ask whoever operates it for an account or an invitation.',
  invalid_signature:
    "Reports from GitHub's secret scanning are signed by GitHub: `Github-Public-Key-Identifier` names one of its public keys, and `Github-Public-Key-Signature` is the signature over the exact bytes of the body. If you found a key yourself, use `POST /api/v1/credentials/report`.",
  cross_site_request:
    'A browser sent the request on behalf of another site. Call the endpoint from a page of this origin, or of one that is listed in `CORS_ORIGINS`.',
  method_not_allowed: 'Compare method and path with the reference at `/api/docs`.',
  not_found:
    'The path does not exist, has no such method, or names something that is not in your workspace: what belongs to others answers exactly like what does not exist. Check the id, and the workspace of your credential with `GET /api/v1/me`.',
  request_timeout:
    'Headers have five seconds to arrive, the whole request ten. The connection is closed. Send the body at once, and again on a new connection.',
  email_taken: 'Sign in instead, or register with another address.',
  last_owner: 'Make somebody else an owner first, or delete the workspace.',
  already_member: 'There is nothing to do. To change the role, `PATCH` the member.',
  api_key_not_active: 'The change needs a key that works. Create a new key in its place.',
  workspace_limit:
    '`limit` says how many workspaces one account may own. Delete one that you no longer need, or ask whoever runs the server to raise `WORKSPACES_PER_USER`.',
  member_limit:
    '`limit` says how many members a workspace may have. Remove members who have left, or ask whoever runs the server to raise `MEMBERS_PER_WORKSPACE`.',
  invitation_limit:
    '`limit` says how many open invitations a workspace may have. Withdraw some, wait until some are accepted or expire, or ask whoever runs the server to raise `INVITATIONS_PER_WORKSPACE`.',
  api_key_limit:
    '`limit` says how many active API keys a workspace may have. Revoke keys that are no longer used, or ask whoever runs the server to raise `API_KEYS_PER_WORKSPACE`. A rotation is always possible.',
  webhook_endpoint_limit:
    '`limit` says how many webhook endpoints a workspace may have (`WEBHOOK_ENDPOINTS_PER_WORKSPACE`). One endpoint can take any number of events. Delete endpoints that nobody listens to any more, or distribute behind one.',
  document_limit:
    '`limit` says how many documents a workspace may have. Delete some, or ask whoever runs the server to raise `DOCUMENTS_PER_WORKSPACE`.',
  document_bytes_limit:
    '`limit` says how many bytes of UTF-8 the texts of all documents of a workspace may have together. Delete or shorten some, or ask whoever runs the server to raise `DOCUMENT_MEGABYTES_PER_WORKSPACE`.',
  webhook_endpoint_disabled:
    'See `status_reason` of the endpoint. After `disabled_by_user`, `gone` or `failing`, `PATCH` it with `"enabled": true`; if its key is revoked, expired or left behind by its creator, `PATCH` it with the `api_key_id` of a key that works.',
  conflict:
    'Two requests met, and the other one was first. Read the resource again, and repeat what is still needed.',
  idempotency_result_not_stored:
    'The first request with this `Idempotency-Key` succeeded; `resource_id` is what it created. Its answer held a secret, which is not kept. If you lost it, revoke that resource and create another with a new `Idempotency-Key`.',
  invitation_not_open: 'Ask for a new invitation.',
  precondition_failed:
    'Somebody changed the resource after you read it. Read it again, apply your change to the new version, and send the new `ETag` in `If-Match`.',
  payload_too_large: 'Bodies have at most 1 MiB (1,048,576 bytes).',
  uri_too_long: 'One segment of the path has more than 200 characters. No id is that long.',
  unsupported_media_type:
    'Bodies are JSON in UTF-8: send `Content-Type: application/json`, and no `Content-Encoding`.',
  idempotency_key_reused:
    'The same `Idempotency-Key` came with another method, path, workspace or body within 24 hours. Make a new one, a random UUID for instance, for each thing that you want to create.',
  too_many_requests:
    'A limit protects sign-in, sign-up and reports against guessing and floods. `Retry-After` says how many seconds to wait; an earlier attempt is refused as well.',
  headers_too_large: 'The address and all headers together have more than 16 kB. Mostly it is the cookies.',
  internal_error:
    'It is not your fault, and repeating the request may not help. Tell whoever operates the server the `request_id`: its log has the cause under it.',
  mail_not_configured:
    'Resets of passwords and changes of addresses work by mail. Whoever operates the server has to set `SMTP_URL`; meanwhile they can create accounts and change addresses by hand.',
  signature_keys_unavailable:
    'The server verifies reports from GitHub with the public keys at `GITHUB_SECRET_SCANNING_KEYS_URL`, and that address does not answer, or answers with something else. The log of the server says what. Nothing is processed on trust.',
  server_busy:
    'Requests of your workspace or address, or passwords that are being checked, are waiting already, and one more would wait too long. Nothing was changed: try again as soon as `Retry-After` says, and send fewer requests at the same time.',
  service_unavailable:
    'Without the database, what a credential may do now cannot be established, and nothing is answered on trust. It is not a sign that you are signed out: keep the credential, wait as long as `Retry-After` says, and try again.',
};
