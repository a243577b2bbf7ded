import { defineVariables } from '../../core/config/define-variables.js';
import { documentation, integer } from '../../core/config/variables.js';
import { oidcProviders } from './provider/oidc-providers.js';

export const ssoVariables = defineVariables({
  title: 'Single sign-on',
  variables: {
    OIDC_PROVIDERS: oidcProviders.default([]).register(documentation, {
      description:
        'Identity providers that people can sign in with, by OpenID Connect. A JSON array of `{"id", "name", "issuer", "client_id", "client_secret"}`; the redirect URI of each is `PUBLIC_URL` with `/api/v1/auth/sso/<id>/callback`. Contains secrets. In production, requires `PUBLIC_URL`.',
    }),
    SSO_ATTEMPTS_PER_ADDRESS_PER_HOUR: integer(1, 1_000_000).default(300).register(documentation, {
      description:
        'Maximum number of sign-ins at identity providers that one IP address can begin per hour, and that it can finish. Raise it if more people share an address.',
    }),
  },
  check({ given, inProduction, addIssue }) {
    if (inProduction && given['OIDC_PROVIDERS'] !== undefined && given['PUBLIC_URL'] === undefined) {
      addIssue(
        'PUBLIC_URL',
        'is required in production with OIDC_PROVIDERS: providers send the browser back to it',
      );
    }
  },
});
