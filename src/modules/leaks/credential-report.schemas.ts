import { z } from 'zod';
import * as field from '../../core/http/fields.js';

const CREDENTIALS_MAX = 1_000;
/** Much longer than any key; what is longer is not one. */
const CREDENTIAL_LENGTH_MAX = 1_000;
const URL_LENGTH_MAX = 2_000;

export const credentialReportBody = z
  .strictObject({
    credentials: z
      .array(field.text(1, CREDENTIAL_LENGTH_MAX).trim())
      .min(1, 'must name at least one credential')
      .max(CREDENTIALS_MAX, `must have at most ${CREDENTIALS_MAX.toLocaleString('en')} entries`)
      .meta({
        description: 'What was found. What is no key of this server is passed over.',
        examples: [['lk_…']],
      }),
    url: z
      .url({ protocol: /^https?$/, error: 'must be an http(s) address' })
      .max(URL_LENGTH_MAX, `must have at most ${URL_LENGTH_MAX} characters`)
      .refine(field.isStorable, 'must not contain NUL or lone surrogates')
      .optional()
      .meta({ description: 'Where. The owners of the keys get to see it.' }),
  })
  .meta({ id: 'CredentialReport' });

export type CredentialReportBody = z.output<typeof credentialReportBody>;

export const acceptedResponse = z
  .object({ status: z.literal('accepted') })
  .meta({ id: 'ReportAccepted', description: 'The same for keys and for anything else.' });

export type AcceptedResponse = z.output<typeof acceptedResponse>;
