import { z } from 'zod';
import { givenPassword } from '../sign-in/credentials.schemas.js';
import { code, recoveryCode } from './factor.schemas.js';
import { assertion } from './passkey.schemas.js';

/** Requires exactly one of these optional fields. */
const exactlyOne = (body: object, names: readonly string[]): boolean =>
  names.filter((name) => (body as Record<string, unknown>)[name] !== undefined).length === 1;

const factorShape = {
  code: code.optional(),
  recovery_code: recoveryCode.optional(),
  assertion: assertion.optional(),
};
const FACTOR_FIELDS = Object.keys(factorShape);

export const secondFactorBody = z
  .strictObject({
    challenge: z
      .string()
      .min(1, 'must not be empty')
      .max(2_000, 'must have at most 2000 characters')
      .meta({ description: 'From the response to `POST /auth/login`.', examples: ['v1.…'] }),
    ...factorShape,
  })
  .refine(
    (body) => exactlyOne(body, FACTOR_FIELDS),
    'must have exactly one of code, recovery_code and assertion',
  )
  .meta({ id: 'SecondFactor' });

export type SecondFactorBody = z.output<typeof secondFactorBody>;

export const stepUpBody = z
  .strictObject({
    password: givenPassword
      .meta({ description: 'Of an account without a second factor.', examples: ['correct horse battery'] })
      .optional(),
    ...factorShape,
  })
  .refine(
    (body) => exactlyOne(body, ['password', ...FACTOR_FIELDS]),
    'must have exactly one of password, code, recovery_code and assertion',
  )
  .meta({ id: 'StepUp' });

export type StepUpBody = z.output<typeof stepUpBody>;
