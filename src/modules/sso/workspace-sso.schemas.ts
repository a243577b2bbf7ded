import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { isIssuer } from './oidc-providers.js';

export const workspaceSsoResponse = z
  .object({
    redirect_uri: z.string().meta({
      description: 'What to register at the identity provider. Known before one is configured.',
      examples: ['https://keys.acme.dev/api/v1/auth/sso/019a1b2c-0000-7000-8000-000000000001/callback'],
    }),
    sign_in_url: z.string().meta({
      description: 'Where members sign in with the identity provider, once there is one.',
      examples: ['https://keys.acme.dev/api/v1/auth/sso/019a1b2c-0000-7000-8000-000000000001/start'],
    }),
    identity_provider: z
      .object({
        name: z.string().meta({ examples: ['Acme'] }),
        issuer: z.string().meta({ examples: ['https://id.acme.dev'] }),
        client_id: z.string().meta({ examples: ['latchkey'] }),
        created_at: field.timestamp,
        updated_at: field.timestamp,
      })
      .nullable()
      .meta({ description: 'null: none is configured. The client secret cannot be read back.' }),
    enforced: z.boolean().meta({
      description: 'Whether members must have signed in with it to do anything in the workspace.',
    }),
    enforced_at: field.timestamp.nullable(),
    signed_in: z.boolean().meta({
      description:
        'Whether your session has signed in with it. Only a session that has can enforce it. An API key has not.',
    }),
  })
  .meta({ id: 'WorkspaceSso', description: "A workspace's single sign-on." });

export type WorkspaceSsoResponse = z.output<typeof workspaceSsoResponse>;

export const identityProviderBody = z
  .strictObject({
    name: field.displayName(50).meta({ description: 'On the button.', examples: ['Acme'] }),
    issuer: field
      .text(1, 500)
      .refine(isIssuer, 'must be an https URL without query')
      .meta({
        description:
          'Spelled as the provider spells it. Its discovery document is read at once, and compared with this letter by letter.',
        examples: ['https://id.acme.dev'],
      }),
    client_id: field.text(1, 500).meta({ examples: ['latchkey'] }),
    client_secret: field
      .text(1, 2000)
      .optional()
      .meta({
        description: 'Stored encrypted. Omitted: stays, if issuer and client id stay, too.',
        examples: ['as the provider shows it'],
      }),
  })
  .meta({ id: 'IdentityProviderSettings' });

export type IdentityProviderBody = z.output<typeof identityProviderBody>;

export const ssoChangeBody = z
  .strictObject({
    enforced: z.boolean().meta({ description: 'Final when answered.' }),
  })
  .meta({ id: 'WorkspaceSsoChange' });

export type SsoChangeBody = z.output<typeof ssoChangeBody>;
