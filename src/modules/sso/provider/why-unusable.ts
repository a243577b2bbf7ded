import { RefusedAddressError, UnknownHostError } from '../../webhooks/sending/resolve-host.js';
import { UnusableProviderError } from './discover.js';

/** What is wrong with an issuer, for its owner; completes “issuer …”. */
export function whyUnusable(error: unknown, issuer: string): string {
  for (const cause of causesOf(error)) {
    if (cause instanceof RefusedAddressError)
      return 'leads to an address that this server does not connect to';
    if (cause instanceof UnknownHostError) return 'has a host name that does not resolve';
    if (cause instanceof UnusableProviderError) return cause.message;
    const { code, name, cause: context } = cause as Error & { code?: unknown };
    if (/^OAUTH_(PARSE_ERROR|RESPONSE_IS_NOT_JSON|INVALID_RESPONSE)$/.test(String(code)))
      return 'does not serve a discovery document of OpenID Connect';
    // The library wraps its errors. The innermost has what it saw.
    if (context instanceof Error) continue;
    if (context instanceof Response && context.status !== 200)
      return `answers ${context.status} instead of a discovery document at ${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    if (code === 'OAUTH_TIMEOUT' || name === 'TimeoutError') return 'does not answer within five seconds';
    if (code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED') return mismatch(context);
    if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO)/.test(String(code)))
      return 'has a certificate that this server does not trust';
  }
  return 'cannot be reached';
}

/** The provider's own spelling, if it says one. */
function mismatch(context: unknown): string {
  const { body } = (context ?? {}) as { body?: { issuer?: unknown } };
  return typeof body?.issuer === 'string'
    ? `differs from what the provider calls itself: “${body.issuer.slice(0, 200)}”`
    : 'differs from what the provider calls itself';
}

function* causesOf(error: unknown): Generator<Error> {
  for (let cause = error; cause instanceof Error; cause = cause.cause) yield cause;
}
