import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import * as field from '../../../core/http/fields.js';
import { factorResponse } from './factor.schemas.js';
import { recoveryCodesShape } from './recovery-codes.schemas.js';

const ENCODED_LENGTH_MAX = 20_000;

/** The names inside are the browser's and stay unchanged. */
const browsersObject = z.record(z.string(), z.unknown());

const optionsShape = {
  expires_in: z.int().meta({ description: 'For how many seconds.', examples: [300] }),
};

export const passkeyCreationOptionsResponse = z
  .object({
    passkey_options: browsersObject.meta({
      description:
        'Give it to `PublicKeyCredential.parseCreationOptionsFromJSON()`, then to `navigator.credentials.create()`.',
      examples: [{ challenge: 'djEu…', rp: { id: 'acme.dev', name: 'acme.dev' } }],
    }),
    ...optionsShape,
  })
  .meta({
    id: 'PasskeyCreationOptions',
    description: 'What a browser needs to create a passkey (WebAuthn).',
  });

export const passkeyRequestOptionsResponse = z
  .object({
    passkey_options: browsersObject.meta({
      description:
        'Give it to `PublicKeyCredential.parseRequestOptionsFromJSON()`, then to `navigator.credentials.get()`.',
      examples: [{ challenge: 'djEu…', rpId: 'acme.dev', userVerification: 'required' }],
    }),
    ...optionsShape,
  })
  .meta({
    id: 'PasskeyRequestOptions',
    description: 'What a browser needs to ask for a passkey (WebAuthn).',
  });

export type PasskeyOptionsResponse = z.output<typeof passkeyRequestOptionsResponse>;

const encoded = (name: string) =>
  z
    .string({ error: `must have ${name}, in base64url` })
    .min(1, 'must not be empty')
    .max(ENCODED_LENGTH_MAX, `must have at most ${ENCODED_LENGTH_MAX} characters`)
    .regex(/^[\w-]+$/, 'must be base64url, without padding');

const credentialShape = {
  id: encoded('id'),
  rawId: encoded('rawId'),
  type: z.literal('public-key', { error: 'must be "public-key"' }),
};

const attestationShape = z.object({
  ...credentialShape,
  response: z.object({
    clientDataJSON: encoded('clientDataJSON'),
    attestationObject: encoded('attestationObject'),
    transports: z.array(z.string().max(50)).max(10).optional(),
  }),
});

const assertionShape = z.object({
  ...credentialShape,
  response: z.object({
    clientDataJSON: encoded('clientDataJSON'),
    authenticatorData: encoded('authenticatorData'),
    signature: encoded('signature'),
    userHandle: encoded('userHandle').nullish(),
  }),
});

/** The OpenAPI document shows an opaque browser object, but its fields are still checked one by one. */
const checkedAs = (shape: z.ZodType) =>
  browsersObject.superRefine((value, context) => {
    for (const { path, message } of shape.safeParse(value).error?.issues ?? []) {
      context.addIssue({ code: 'custom', path, message });
    }
  });

const attestation = checkedAs(attestationShape).meta({
  description: 'What `navigator.credentials.create()` returned, by its `toJSON()`.',
  examples: [{ id: 'aGk…', rawId: 'aGk…', type: 'public-key', response: {} }],
});

export const assertion = checkedAs(assertionShape).meta({
  description: 'Of a passkey: what `navigator.credentials.get()` returned, by its `toJSON()`.',
  examples: [{ id: 'aGk…', rawId: 'aGk…', type: 'public-key', response: {} }],
});

export const asAttestation = (value: Record<string, unknown>): RegistrationResponseJSON => ({
  ...attestationShape.parse(value),
  clientExtensionResults: {},
});

export const asAssertion = (value: Record<string, unknown>): AuthenticationResponseJSON =>
  ({ ...assertionShape.parse(value), clientExtensionResults: {} }) as AuthenticationResponseJSON;

export const newPasskeyBody = z
  .strictObject({
    name: field
      .displayName()
      .meta({ description: 'To tell it from others, such as the name of the device.', examples: ['MacBook'] })
      .optional(),
    attestation,
  })
  .meta({ id: 'NewPasskey' });

export type NewPasskeyBody = z.output<typeof newPasskeyBody>;

export const newPasskeyResponse = factorResponse
  .extend(recoveryCodesShape)
  .meta({ id: 'AddedPasskey', description: 'A new passkey; with the first factor, also recovery codes.' });

export type NewPasskeyResponse = z.output<typeof newPasskeyResponse>;

export const passkeyLoginBody = z.strictObject({ assertion }).meta({ id: 'PasskeyLogin' });

export type PasskeyLoginBody = z.output<typeof passkeyLoginBody>;
