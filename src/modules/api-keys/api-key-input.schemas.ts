import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { canonicalNetwork } from '../../core/primitives/client-address.js';
import { isScope, ownScopes } from '../../core/principal/scopes.js';
import { limitsInput } from '../request-limits/request-limit.schemas.js';
import { scopeInput } from '../resource-servers/resource-scope.js';
import { metadataInput } from './api-key-metadata.js';
import { ALLOWLIST_MODES } from './api-key.entity.js';

const NETWORKS_MAX = 100;
/** The longest text of an IPv6 block is 49 characters. */
const NETWORK_LENGTH_MAX = 64;
/** Our own scopes come first, in the order used in every list. */
const scopesInput = z
  .array(scopeInput)
  .min(1, 'must name at least one scope')
  .max(50, 'must have at most 50 entries')
  .transform((scopes) => [
    ...ownScopes().filter((scope) => scopes.includes(scope)),
    ...[...new Set(scopes)].filter((scope) => !isScope(scope)).sort(),
  ]);

const network = z
  .string()
  .max(NETWORK_LENGTH_MAX, `must have at most ${NETWORK_LENGTH_MAX} characters`)
  .transform((text, context) => {
    const result = canonicalNetwork(text);
    if ('network' in result) return result.network;
    context.addIssue({ code: 'custom', message: result.problem });
    return z.NEVER;
  });

const allowedIpsInput = z
  .array(network)
  .min(
    1,
    'must not be empty: an empty list would allow no address. Use null, or omit the list, to allow every address',
  )
  .max(NETWORKS_MAX, `must have at most ${NETWORKS_MAX} entries`)
  .transform((networks) => [...new Set(networks)]);

export const expiresAtInput = field.timestampInput.transform((text) => new Date(text));

const DESCRIPTION_LENGTH_MAX = 500;

const descriptionInput = field
  .text(0, DESCRIPTION_LENGTH_MAX)
  .transform((text) => (text === '' ? null : text))
  .nullable()
  .optional()
  .meta({ description: 'Notes for people; null: none.', examples: ['Runs on the build server.'] });

const NEVER_WIDER =
  'An API key that creates keys cannot give more than it has; what is left out, they inherit.';

export const createApiKeyBody = z
  .strictObject({
    name: field.displayName().meta({ examples: ['Production backend'] }),
    scopes: scopesInput
      .nullable()
      .optional()
      .meta({ description: `null or omitted: everything that your role allows. ${NEVER_WIDER}` }),
    allowed_ips: allowedIpsInput
      .nullable()
      .optional()
      .meta({
        description:
          'IPv4 and IPv6 addresses and CIDR blocks that the key may be used from. null or omitted: anywhere.',
        examples: [['192.0.2.0/24', '2001:db8::7']],
      }),
    allowlist_mode: field.choice(ALLOWLIST_MODES, 'a mode of allowlists').optional().meta({
      description:
        '`observe`: requests from other addresses are allowed, and the usage of the key shows which of them `enforce`, the default, would refuse.',
    }),
    expires_at: expiresAtInput
      .nullable()
      .optional()
      .meta({ description: 'A time in the future, within ten years. null or omitted: never.' }),
    service_account_id: field.id.toLowerCase().optional().meta({
      description:
        'The service account that the key acts for. Only signed-in users with the role `admin` can name one. Omitted: the key acts for you; a key created with a key of a service account acts for that service account.',
    }),
    description: descriptionInput,
    metadata: metadataInput,
    limits: limitsInput
      .nullable()
      .optional()
      .meta({
        description:
          "How many requests the key may make, in UTC: at most one limit for each period. null or omitted: the server's default. A key with limits that creates another shares them with it: omit them.",
        examples: [[{ requests: 1_000, per: 'minute' }]],
      }),
    canary: z.boolean('must be true or false').default(false).meta({
      description:
        'true: the key looks like any other, but is never valid, and each use of it raises an alert (`api_key.canary_used`). Cannot be changed later. Policies for keys do not apply to it.',
    }),
  })
  .meta({ id: 'NewApiKey' });

export const updateApiKeyBody = z
  .strictObject({
    name: field
      .displayName()
      .meta({ examples: ['Production backend'] })
      .optional(),
    scopes: scopesInput
      .nullable()
      .optional()
      .meta({ description: "null: everything that the owner's role allows." }),
    allowed_ips: allowedIpsInput.nullable().optional().meta({ description: 'null: anywhere.' }),
    allowlist_mode: field.choice(ALLOWLIST_MODES, 'a mode of allowlists').optional().meta({
      description:
        '`enforce`: requests from other addresses are refused. `observe`: they are allowed, and the usage of the key shows them.',
    }),
    expires_at: expiresAtInput
      .nullable()
      .optional()
      .meta({ description: 'null: never. The current time makes the key expire at once.' }),
    limits: limitsInput.nullable().optional().meta({
      description:
        "null: the server's default. Final when answered. Also for the other keys that share the count: those before it in a rotation, and those created with it.",
    }),
    description: descriptionInput,
    metadata: metadataInput,
    disabled: z.boolean('must be true or false').optional().meta({
      description:
        'true: every instance rejects the key until it is enabled again. false: the key works again, with the limits that it has.',
    }),
  })
  .refine((body) => Object.keys(body).length > 0, 'must change at least one field')
  .meta({ id: 'ApiKeyChange', description: 'Omitted fields do not change.', minProperties: 1 });

export const rotateApiKeyBody = z
  .strictObject({
    overlap_seconds: field.overlapSeconds('How long the old key keeps working. 0: it stops at once.'),
    keep_owner: z.boolean('must be true or false').default(false).meta({
      description:
        'true: the rotation is refused unless the new key has the owner of the old one. false: if the owner has a higher role than you, the new key is yours, and acts with your role.',
    }),
  })
  .prefault({})
  .meta({ id: 'ApiKeyRotation' });

export const transferApiKeyBody = z
  .strictObject({
    service_account_id: field.id
      .toLowerCase()
      .meta({ description: 'The service account of the same workspace that will own the key.' }),
  })
  .meta({ id: 'ApiKeyTransfer' });

export type CreateApiKeyBody = z.output<typeof createApiKeyBody>;
export type UpdateApiKeyBody = z.output<typeof updateApiKeyBody>;
export type RotateApiKeyBody = z.output<typeof rotateApiKeyBody>;
export type TransferApiKeyBody = z.output<typeof transferApiKeyBody>;
