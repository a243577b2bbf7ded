import { PERIODS } from '@latchkey/verifier/slices';
import { z } from 'zod';
import { canonicalAddress, parseAddress } from '../../core/primitives/client-address.js';
import * as field from '../../core/http/fields.js';
import { REQUESTS_MAX } from '../../core/primitives/request-limits.js';
import { HOLDER_TYPES } from '../request-limits/quota-event.js';
import { ROLES } from '../../core/principal/roles.js';

/** Consecutive renewals whose answers were lost; a verifier with more starts over. */
const KNOWN_MAX = 32;
const USAGE_MAX = 500;
const SLICES_MAX = 500;
const WAIT_MS_MAX = 900;
/** No credential of ours is longer. */
const CREDENTIAL_LENGTH_MAX = 4_096;
const SERVER_EXAMPLE = 'w3FQ0bQ2rV0mJrT6ZkX1aA';

const renewal = z
  .int('must be a whole number')
  .min(1, 'must be at least 1')
  .meta({ description: 'A number of its own for each attempt, which grows in random steps.' });

const known = z.array(renewal).max(KNOWN_MAX, `must have at most ${KNOWN_MAX} entries`).meta({
  description: 'The attempt that was confirmed last, and those since then whose answers were lost.',
});

const sequence = z
  .string()
  .regex(/^(0|[1-9]\d{0,17})$/, 'must be a number, as text')
  .meta({ description: 'Number of a change, as text.', examples: ['1042'] });

const address = z
  .string()
  .refine((text) => parseAddress(text) !== undefined, 'must be an IP address')
  .overwrite(canonicalAddress)
  .meta({ examples: ['192.0.2.7'] });

const OUTCOMES = [
  'allowed',
  'insufficient_scope',
  'insufficient_role',
  'workspace_mismatch',
  'revoked',
  'expired',
  'address_not_allowed',
  'rate_limited',
  'quota_exceeded',
] as const;

const usage = z
  .array(
    z.strictObject({
      api_key_id: field.id,
      outcome: field.choice(OUTCOMES, 'an outcome'),
      // An invalid address is not the caller's fault, and must not end the lease.
      address: z
        .string()
        .max(100)
        .transform((text) => (parseAddress(text) ? canonicalAddress(text) : null))
        .nullable(),
      requests: z.int().min(1, 'must be at least 1').max(1_000_000_000, 'must be at most 1000000000'),
    }),
  )
  .max(USAGE_MAX, `must have at most ${USAGE_MAX} entries`)
  .meta({ description: 'Requests that the verifier has decided since its last renewal.' });

export const registerVerifierBody = z
  .strictObject({
    id: field.id.meta({ description: 'Random, and of this verifier alone.' }),
    audience: z.string({ error: 'is required' }).meta({ examples: ['billing'] }),
    renewal,
    known,
  })
  .meta({ id: 'VerifierRegistration' });

export const renewVerifierBody = z
  .strictObject({
    renewal,
    known,
    applied: sequence,
    told: sequence
      .optional()
      .meta({ description: 'What the last answer told, once it is forgotten: acknowledges that, too.' }),
    server: z
      .string()
      .max(64)
      .meta({ description: 'From the last answer.', examples: [SERVER_EXAMPLE] }),
    wait_ms: z
      .int('must be a whole number of milliseconds')
      .min(0, 'must be at least 0')
      .max(WAIT_MS_MAX, `must be at most ${WAIT_MS_MAX}`)
      .default(0)
      .meta({ description: 'How long to hold the answer until there is a change.' }),
    usage: usage.default([]),
  })
  .meta({ id: 'VerifierRenewal' });

export const endVerifierQuery = z.strictObject({
  known: z.preprocess((value) => [value].flat().map(Number), known),
});

const confirmedResponse = z
  .object({
    server: z.string().meta({ description: 'The database that confirmed it.', examples: [SERVER_EXAMPLE] }),
    applied: sequence,
    stale: z.array(z.string()).meta({
      description: 'What must be forgotten; `*`: everything.',
      examples: [['2jmj7l5rSw0yVb_vlWAYkK']],
    }),
    lease_ms: z.int().meta({ description: 'Counted from when the request was sent.', examples: [3_000] }),
  })
  .meta({ id: 'VerifierLease' });

export const renewedResponse = confirmedResponse
  .extend({
    told: confirmedResponse.pick({ applied: true, stale: true }).nullable().meta({
      description: 'Later changes, if there were any while the answer was held.',
    }),
  })
  .meta({ id: 'RenewedVerifierLease' });

export const registeredResponse = confirmedResponse
  .extend({
    key_prefix: z.string().meta({ description: 'What API keys begin with.', examples: ['lk'] }),
    accepted_patterns: z.array(z.object({ prefix: z.string(), length: z.int() })).meta({
      description: 'The formats of imported keys: how they begin, and their total length.',
      examples: [[{ prefix: 'sk_live_', length: 40 }]],
    }),
  })
  .meta({ id: 'VerifierSession' });

export const resolveBody = z
  .strictObject({
    credential: z
      .string({ error: 'is required' })
      .max(CREDENTIAL_LENGTH_MAX, `must have at most ${CREDENTIAL_LENGTH_MAX} characters`)
      .meta({ description: 'An API key or an access token.', examples: ['lk_…'] }),
    workspace_id: field.id.nullish().meta({ description: '`X-Workspace-Id` of the request.' }),
    address: address.nullish().meta({ description: 'Where the request came from.' }),
  })
  .meta({ id: 'CredentialToResolve' });

const milliseconds = z.number().nullable();

export const resolvedResponse = z
  .object({
    server: z.string().meta({ description: 'The database that was read.', examples: [SERVER_EXAMPLE] }),
    audience: z.string().meta({
      description: 'The service whose secret was sent. A verifier of another audience must refuse everyone.',
      examples: ['billing'],
    }),
    refused: z
      .object({
        status: z.int(),
        headers: z.record(z.string(), z.string()),
        problem: z.record(z.string(), z.unknown()),
      })
      .optional()
      .meta({ description: 'The response to the caller, whatever the request requires.' }),
    accepted: z
      .object({
        kind: z.enum(['user', 'api_key']),
        user_id: field.id.nullable().meta({ description: 'null for a key of a service account.' }),
        service_account_id: field.id.nullable(),
        api_key: z.object({ id: field.id, name: z.string(), key_prefix: z.string() }).nullable(),
        workspace_id: field.id.nullable(),
        role: z.enum(ROLES).nullable(),
        scopes: z.array(z.string()).meta({ description: 'Held, of this audience.' }),
        latchkey_scopes: z.array(z.string()).meta({ description: 'Held, of the API itself.' }),
        lacks_scope: z.array(z.string()).meta({ description: 'Not in the key.' }),
        lacks_role: z
          .record(z.string(), z.enum(ROLES))
          .meta({ description: 'Not in the role: each with the lowest role that holds it.' }),
        allowed_ips: z.array(z.string()).nullable(),
        expires_in_ms: milliseconds.meta({ description: 'Counted from when the request was sent.' }),
        revoked_in_ms: milliseconds,
        limits: z
          .array(
            z.object({
              type: z.enum(HOLDER_TYPES),
              id: field.id,
              limits: z.array(z.object({ requests: z.int(), per: z.enum(PERIODS) })),
            }),
          )
          .meta({ description: 'What each request counts against: see `POST /verifier-sessions/slices`.' }),
        depends_on: z.array(z.string()).meta({ description: 'Names as in `stale` of a renewal.' }),
      })
      .optional(),
  })
  .meta({ id: 'ResolvedCredential', description: 'Either `accepted` or `refused`.' });

const count = z.int('must be a whole number').min(0, 'must be at least 0').max(REQUESTS_MAX);

export const leaseSlicesBody = z
  .strictObject({
    asks: z
      .array(
        z.strictObject({
          type: field.choice(HOLDER_TYPES, 'a kind of holder'),
          id: field.id,
          per: field.choice(PERIODS, 'a period'),
          limit: count.meta({ description: 'As the credential was resolved with.' }),
          slice: count.meta({
            description: 'How many requests the verifier wants to allow by itself.',
          }),
          used: count.meta({ description: 'Let through in `window` since the last report.' }),
          returned: count.meta({ description: 'Of what was granted in `window`: will not be used.' }),
          window: z.number().min(0).meta({ description: 'From the last grant; 0 before the first one.' }),
        }),
      )
      .min(1, 'must have at least one entry')
      .max(SLICES_MAX, `must have at most ${SLICES_MAX} entries`),
  })
  .meta({ id: 'SliceRequest' });

export const leasedSlicesResponse = z
  .object({
    grants: z.array(
      z.object({
        granted: z.int(),
        remaining: z.int().meta({ description: 'What has not been handed out yet.' }),
        window: z.number().meta({ description: 'When the window began, in milliseconds since 1970.' }),
        ms_left: z.number(),
        holders: z.int().meta({ description: 'Servers and verifiers that may ask for slices.' }),
      }),
    ),
  })
  .meta({
    id: 'LeasedSlices',
    description: 'In the order of the asks. Times count from the sending of the request.',
  });

export type LeaseSlicesBody = z.output<typeof leaseSlicesBody>;
export type LeasedSlicesResponse = z.output<typeof leasedSlicesResponse>;
export type RegisterVerifierBody = z.output<typeof registerVerifierBody>;
export type RenewVerifierBody = z.output<typeof renewVerifierBody>;
export type EndVerifierQuery = z.output<typeof endVerifierQuery>;
export type ResolveBody = z.output<typeof resolveBody>;
export type ConfirmedResponse = z.output<typeof confirmedResponse>;
export type RenewedResponse = z.output<typeof renewedResponse>;
export type RegisteredResponse = z.output<typeof registeredResponse>;
export type ResolvedResponse = z.output<typeof resolvedResponse>;
