import * as oidc from 'openid-client';
import type { OidcProvider } from './oidc-providers.js';

/** For each request to a provider, because a user is waiting. */
export const TIMEOUT_SECONDS = 5;
/** How far the clocks of a provider and this server may differ. */
const CLOCK_TOLERANCE_SECONDS = 30;

/** The provider can be reached, but people could not sign in with it. The message completes “The provider …”. */
export class UnusableProviderError extends Error {
  override name = 'UnusableProviderError';
}

/**
 * Compares the issuer claimed by the provider with the configured one.
 *
 * @param fetch for providers that users name
 */
export async function discover(
  { issuer, clientId, clientSecret }: Pick<OidcProvider, 'issuer' | 'clientId' | 'clientSecret'>,
  fetch?: oidc.CustomFetch,
): Promise<oidc.Configuration> {
  const isPlain = issuer.startsWith('http:');
  const client = await oidc.discovery(
    new URL(issuer),
    clientId,
    { client_secret: clientSecret, [oidc.clockTolerance]: CLOCK_TOLERANCE_SECONDS },
    undefined,
    {
      timeout: TIMEOUT_SECONDS,
      ...(fetch ? { [oidc.customFetch]: fetch } : {}),
      execute: [
        ...(isPlain ? [oidc.allowInsecureRequests] : []),
        // Otherwise the library trusts the connection to the provider, and leaves the token's signature unchecked.
        ...(fetch ? [oidc.enableNonRepudiationChecks] : []),
      ],
    },
  );
  const metadata = client.serverMetadata();
  const { authorization_endpoint: authorization, response_types_supported: types } = metadata;
  // The library tolerates a slash at the end of a host, but identities are bound to the spelling.
  if (fetch && metadata.issuer !== issuer)
    throw new UnusableProviderError(`differs from what the provider calls itself: “${metadata.issuer}”`);
  for (const name of ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const)
    if (metadata[name] === undefined)
      throw new UnusableProviderError(`has no ${name} in its discovery document`);
  // The browser is sent there, and must not run what it says.
  if (!URL.canParse(authorization!) || !isWeb(new URL(authorization!), isPlain))
    throw new UnusableProviderError('names no https URL as its authorization_endpoint');
  if (types !== undefined && !types.includes('code'))
    throw new UnusableProviderError('does not support the authorization code flow (response type “code”)');
  return client;
}

const isWeb = ({ protocol }: URL, isPlain: boolean): boolean =>
  protocol === 'https:' || (isPlain && protocol === 'http:');
