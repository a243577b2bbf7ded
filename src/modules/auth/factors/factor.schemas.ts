import { z } from 'zod';
import * as field from '../../../core/http/fields.js';
import type { Factor } from './factor.entity.js';
import { recoveryCodesShape } from './recovery-codes.schemas.js';

export const factorResponse = z
  .object({
    id: field.id,
    type: z.enum(['totp', 'passkey']).meta({ description: '`totp`: an authenticator app.' }),
    name: z.string().meta({ examples: ['Authenticator app'] }),
    created_at: field.timestamp,
    last_used_at: field.timestamp
      .nullable()
      .meta({ description: 'When it was last used to prove who you are.' }),
  })
  .meta({ id: 'Factor', description: 'A second factor of your account.' });

export type FactorResponse = z.output<typeof factorResponse>;

export const toFactorResponse = (factor: Factor): FactorResponse => ({
  id: factor.id,
  type: factor.type,
  name: factor.name,
  created_at: field.toTimestamp(factor.createdAt),
  last_used_at: field.toNullableTimestamp(factor.lastUsedAt),
});

export const newTotpBody = z
  .strictObject({
    name: field
      .displayName()
      .meta({ description: 'To tell it from others.', examples: ['Phone'] })
      .optional(),
  })
  .meta({ id: 'NewTotpFactor' });

export type NewTotpBody = z.output<typeof newTotpBody>;

export const newTotpResponse = z
  .object({
    id: field.id,
    secret: z.string().meta({ description: 'For typing into the app, in Base32.', examples: ['JBSW…'] }),
    otpauth_uri: z.string().meta({ description: 'For a QR code.', examples: ['otpauth://totp/…'] }),
  })
  .meta({
    id: 'NewTotpFactorSecret',
    description: 'An authenticator app that is being set up. Its secret is shown only once.',
  });

export type NewTotpResponse = z.output<typeof newTotpResponse>;

export const code = z
  .string()
  .overwrite((text) => text.replace(/\s/g, ''))
  .regex(/^\d{6}$/, 'must be the 6 digits that the authenticator app shows')
  .meta({ description: 'The 6 digits that the authenticator app shows.', examples: ['123456'] });

export const recoveryCode = z
  .string()
  .min(1, 'must not be empty')
  .max(100, 'must have at most 100 characters')
  .meta({ description: 'One of the recovery codes. Each works once.', examples: ['abcd-efgh-ijkl-mnop'] });

export const confirmationBody = z.strictObject({ code }).meta({ id: 'FactorConfirmation' });

export type ConfirmationBody = z.output<typeof confirmationBody>;

export const recoveryCodesResponse = z
  .object(recoveryCodesShape)
  .meta({ id: 'RecoveryCodes', description: 'Recovery codes are shown only once.' });

export type RecoveryCodesResponse = z.output<typeof recoveryCodesResponse>;

export const recoveryCodesState = z
  .object({ remaining: z.int().meta({ description: 'How many are not used yet.', examples: [10] }) })
  .meta({ id: 'RecoveryCodesLeft' });

export type RecoveryCodesState = z.output<typeof recoveryCodesState>;

export const factorPatch = z
  .strictObject({ name: field.displayName().meta({ examples: ['Phone'] }) })
  .meta({ id: 'FactorPatch' });

export type FactorPatch = z.output<typeof factorPatch>;
