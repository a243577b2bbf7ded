import { z } from 'zod';
import * as field from '../../../core/http/fields.js';
import { domainName } from './domain-name.js';
import { isIssuer } from './oidc-providers.js';

const DOMAINS_MAX = 10;

const defaultRole = field.choice(['member', 'viewer'], 'a role of new members');

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
    domain_proof: z.string().meta({
      description:
        'The text of the TXT record at `_latchkey.` and the domain, by which a domain lets its people join this workspace.',
      examples: ['latchkey-workspace=019a1b2c-0000-7000-8000-000000000001'],
    }),
    identity_provider: z
      .object({
        name: z.string().meta({ examples: ['Acme'] }),
        issuer: z.string().meta({ examples: ['https://id.acme.dev'] }),
        client_id: z.string().meta({ examples: ['latchkey'] }),
        domains: z.array(z.string()).meta({
          description:
            'People without an account whose email address is at one of these domains join by signing in with the provider.',
          examples: [['acme.dev']],
        }),
        default_role: defaultRole.meta({ description: 'The role that they join with.' }),
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
    domains: z
      .array(domainName)
      .max(DOMAINS_MAX, `must have at most ${DOMAINS_MAX} domains`)
      .optional()
      .meta({
        description:
          'Domains of email addresses: a new person with one of them joins by signing in, without an invitation. Each must have the TXT record `_latchkey.<domain>` with the text of `domain_proof`, when it is added and whenever someone joins. Omitted: stays, if issuer and client id stay, too; otherwise none.',
        examples: [['acme.dev']],
      }),
    default_role: defaultRole.optional().meta({
      description: 'The role that they join with. Omitted: stays; at first `member`.',
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
