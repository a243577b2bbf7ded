import { z } from 'zod';
import * as field from '../../../core/http/fields.js';

const DEVICE_NAME_LENGTH_MAX = 64;

export const deviceName = field.displayName(DEVICE_NAME_LENGTH_MAX).meta({
  description: 'The host name of the device, by which users recognise it. Unverified.',
  examples: ['build-7'],
});

/** SHA-256 in base64url (RFC 7636, `S256`). */
const codeChallenge = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/, 'must be a SHA-256 digest in base64url, which has 43 characters')
  .meta({
    description: 'The SHA-256 digest of the code verifier, in base64url (RFC 7636).',
    examples: ['E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'],
  });

const port = z
  .int()
  .min(1024, 'must be a port from 1024 to 65535')
  .max(65_535, 'must be a port from 1024 to 65535')
  .meta({ description: 'The port at 127.0.0.1 where the program waits for the code.', examples: [53_682] });

export const opaqueCode = (description: string, example: string) =>
  z
    .string()
    .min(1, 'must not be empty')
    .max(200, 'must have at most 200 characters')
    .meta({ description, examples: [example] });

export const cliAuthorizationBody = z
  .strictObject({ code_challenge: codeChallenge, port, device_name: deviceName })
  .meta({ id: 'CliAuthorization' });

export type CliAuthorizationBody = z.output<typeof cliAuthorizationBody>;

export const cliCodeResponse = z
  .object({
    code: z.string().meta({
      description: 'Send the browser to `http://127.0.0.1:<port>/callback` with it.',
      examples: ['lkcode_…'],
    }),
    expires_in: z.int().meta({ description: 'The lifetime of the code in seconds.', examples: [60] }),
  })
  .meta({ id: 'CliCode' });

export type CliCodeResponse = z.output<typeof cliCodeResponse>;

export const cliLoginBody = z
  .strictObject({
    code: opaqueCode('The code that the browser brought.', 'lkcode_…'),
    code_verifier: z
      .string()
      .regex(
        /^[A-Za-z0-9._~-]{43,128}$/,
        'must have 43 to 128 characters of A-Z, a-z, 0-9, ".", "_", "~" and "-"',
      )
      .meta({
        description: 'The text from which the code challenge was computed.',
        examples: ['dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'],
      }),
    port,
  })
  .meta({ id: 'CliLogin' });

export type CliLoginBody = z.output<typeof cliLoginBody>;
