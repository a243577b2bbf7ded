import { declare, errors } from '../resource/declared.js';
import { defineResource, type ErrorDeclaration } from '../resource/define-resource.js';
import type { ErrorCode } from '../resource/resources.js';

/** Errors that any route may return. Those of a feature are in its own declaration. */
export const core = defineResource({
  errors: {
    invalid_request: {
      status: 400,
      title: 'Invalid request',
      detail: 'The request is malformed.',
      help: 'The server could not parse the request as HTTP: for example a malformed header, two different lengths, percent-encoding that is not UTF-8, or no `Host` header. HTTP client libraries do not send such requests, so check the proxies between you and the server.',
    },
    malformed_json: {
      status: 400,
      title: 'Malformed JSON',
      detail: 'The body is not valid JSON.',
      help: 'The body is not valid JSON or not UTF-8, contains the same member twice, is nested more than 32 levels deep, or has a member called `__proto__` or `constructor`. Use a JSON library to write it.',
    },
    validation_failed: {
      status: 400,
      title: 'Validation failed',
      detail: 'Some fields are not valid; see `errors`.',
      help: 'A field of the body, query or headers is missing, has the wrong type, is out of range, or is unknown. `errors` has one entry per problem: `{ "field": "title", "message": "is required" }`. `(body)` stands for the whole body.',
    },
    invalid_cursor: {
      status: 400,
      title: 'Invalid cursor',
      detail: 'Use the cursor from a `Link` header unchanged.',
      help: 'The `cursor` is not one that this server issued. Follow the `Link: <…>; rel="next"` header of the previous page, or start again without a cursor.',
    },
    multiple_credentials: {
      status: 400,
      title: 'More than one credential',
      detail: 'Send one credential: either X-API-Key or Authorization, once.',
      help: 'The request has both `X-API-Key` and `Authorization`, or one of them twice. Check whether your client adds a default header to the one that you set.',
    },
    malformed_credentials: {
      status: 400,
      title: 'Malformed credential',
      detail: 'Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.',
      help: '`Authorization` must be `Bearer`, one space, and a token. A key without `Bearer` is not accepted, and `Basic` only where a resource server introspects.',
    },
    workspace_mismatch: {
      status: 400,
      title: 'Workspace mismatch',
      detail: 'X-Workspace-Id names a different workspace from the path or the API key.',
      help: 'An API key belongs to one workspace: omit `X-Workspace-Id`, or send the id of that workspace. With an access token, the header and the path must name the same workspace.',
    },
    missing_credentials: {
      status: 401,
      title: 'Credential missing',
      detail: 'Send an API key or an access token with this request.',
      help: 'This endpoint requires credentials, and the request has neither `X-API-Key` nor `Authorization`. Credentials in the URL or the body are ignored.',
    },
    invalid_credentials: {
      status: 401,
      title: 'Credential not accepted',
      detail: 'The API key or access token is not valid.',
      help: 'The key is unknown, revoked, expired or not allowed from this address; or the access token has expired or its session has ended. Only the owner of the key can see which, in the status and usage of the key. With an access token, refresh the session, and sign in again if that fails.',
    },
    insufficient_scope: {
      status: 403,
      title: 'Insufficient scope',
      detail: 'The credential lacks a scope.',
      help: '`required_scope` names the scope that the key lacks. Use or create a key that has it, or ask someone who manages the key to add it.',
    },
    insufficient_role: {
      status: 403,
      title: 'Insufficient role',
      detail: 'Your role in the workspace does not allow this.',
      help: '`required_role` names the required role; `role` is the current role in this workspace of you or of the creator of the key. An admin or owner can change it.',
    },
    user_required: {
      status: 403,
      title: 'User session required',
      detail: 'Use the access token of a signed-in user, not an API key.',
      help: 'Sessions, passwords and invitations belong to users. Sign in and send an access token.',
    },
    not_found: {
      status: 404,
      title: 'Not found',
      detail: 'Not found, or you do not have access.',
      help: 'The path does not exist, or it names something that is not in your workspace; resources of other workspaces look as if they did not exist. Check the id, and which workspace your credential acts in.',
    },
    method_not_allowed: {
      status: 405,
      title: 'Method not allowed',
      detail: 'This path does not support the method; the `Allow` header lists those it does.',
      help: '`Allow` lists the methods of this path. See the reference at `/api/docs`.',
    },
    request_timeout: {
      status: 408,
      title: 'Request timeout',
      detail: 'The request did not arrive in time.',
      help: 'The headers must arrive within five seconds and the whole request within ten (`REQUEST_TIMEOUT_SECONDS`). The connection was closed. Send the request again on a new connection, without pausing.',
    },
    conflict: {
      status: 409,
      title: 'Conflict',
      detail: 'Another request changed this at the same time. Try again.',
      help: 'Another request changed the same resource first. Read the resource again, and repeat your change if it is still needed.',
    },
    in_use: {
      status: 409,
      title: 'Still in use',
      detail: 'Something else still refers to this. Change or delete that first.',
      help: 'What you want to delete is referred to by something that would be left without it. Let that refer to something else, or delete it first; repeating the request alone does not help.',
    },
    idempotency_result_not_stored: {
      status: 409,
      title: 'Already created',
      detail: 'A request with this Idempotency-Key already succeeded, and its response showed the secret.',
      help: 'The first request with this `Idempotency-Key` succeeded and created `resource_id`. Its response contained a secret, which the server does not keep. If you lost the secret, revoke that resource and create another with a new `Idempotency-Key`.',
    },
    precondition_failed: {
      status: 412,
      title: 'Precondition failed',
      detail: 'The resource no longer has the version in If-Match; read it again.',
      help: 'The resource changed after you read it. Read it again, apply your change to the new version, and send the new `ETag` in `If-Match`.',
    },
    payload_too_large: {
      status: 413,
      title: 'Body too large',
      detail: 'The body exceeds the limit of this endpoint.',
      help: 'A body can have at most 1 MiB (1,048,576 bytes), or 16 KiB on endpoints that need no credentials.',
    },
    uri_too_long: {
      status: 414,
      title: 'URL too long',
      detail: 'A segment of the path is too long.',
      help: 'A segment of the path is longer than 200 characters. No id is that long.',
    },
    unsupported_media_type: {
      status: 415,
      title: 'Unsupported media type',
      detail: 'Send the body as application/json.',
      help: 'Send the body as JSON in UTF-8, with `Content-Type: application/json` and no `Content-Encoding`.',
    },
    idempotency_key_reused: {
      status: 422,
      title: 'Idempotency-Key already used',
      detail: 'Use a new Idempotency-Key for each different request.',
      help: 'The same `Idempotency-Key` was sent with another method, path, workspace or body within 24 hours. Use a new key, such as a random UUID, for each resource that you create.',
    },
    too_many_requests: {
      status: 429,
      title: 'Too many requests',
      detail: 'Wait for the number of seconds in Retry-After.',
      help: 'You exceeded a limit that protects the server and its accounts: on sign-ins, sign-ups, reports, unknown credentials, or requests in progress from one workspace or address. Wait for the number of seconds in `Retry-After`; earlier attempts are refused too.',
    },
    headers_too_large: {
      status: 431,
      title: 'Headers too large',
      detail: 'The URL and the headers together exceed 16 kB.',
      help: 'The URL and all headers together exceed 16 kB. Large cookies are the usual cause.',
    },
    internal_error: {
      status: 500,
      title: 'Internal error',
      detail: 'Something went wrong in the server. Its log has the cause under this request_id.',
      help: 'This is an error in the server, and repeating the request may not help. Give the operator the `request_id`: it finds the cause in the log.',
    },
    server_busy: {
      status: 503,
      title: 'Server busy',
      detail: 'Too many requests are waiting. Nothing was changed; try again after the time in Retry-After.',
      help: 'The server has too many requests in progress, or another request holds the resource that this one needs. Nothing was changed. Try again after the time in `Retry-After`, and send fewer requests at once.',
    },
    service_unavailable: {
      status: 503,
      title: 'Temporarily unavailable',
      detail:
        'The database is not responding. Your credential may be fine; try again after the time in Retry-After.',
      help: 'The server cannot reach its database, so it cannot check what a credential may do. This does not mean that you are signed out: keep the credential, and try again after the time in `Retry-After`.',
    },
  },
});

declare module '../resource/resources.js' {
  interface Resources {
    core: typeof core;
  }
}

declare(core);

export const isErrorCode = (text: string | undefined): text is ErrorCode => errors().has(text as ErrorCode);

/** @throws if nobody declares it, because the module that does is not imported */
export function errorOf(code: ErrorCode): ErrorDeclaration {
  const found = errors().get(code);
  if (!found) throw new Error(`No module of this program declares the error ${code}`);
  return found;
}
