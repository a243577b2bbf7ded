import { z } from 'zod';
import * as field from '../../core/http/fields.js';

const CREDENTIALS_MAX = 1_000;
/** Much longer than any key; anything longer is not one. */
const CREDENTIAL_LENGTH_MAX = 1_000;
const URL_LENGTH_MAX = 2_000;

export const credentialReportBody = z
  .strictObject({
    credentials: z
      .array(field.text(1, CREDENTIAL_LENGTH_MAX).trim())
      .min(1, 'must name at least one credential')
      .max(CREDENTIALS_MAX, `must have at most ${CREDENTIALS_MAX.toLocaleString('en')} entries`)
      .meta({
        description: 'The credentials that were found. Anything that is not a key of this server is ignored.',
        examples: [['lk_…']],
      }),
    url: z
      .url({ protocol: /^https?$/, error: 'must be an http(s) URL' })
      .max(URL_LENGTH_MAX, `must have at most ${URL_LENGTH_MAX} characters`)
      .refine(field.isStorable, 'must not contain NUL or lone surrogates')
      .optional()
      .meta({ description: 'Where they were found. The owners of the keys can see this.' }),
  })
  .meta({ id: 'CredentialReport' });

export type CredentialReportBody = z.output<typeof credentialReportBody>;

export const acceptedResponse = z
  .object({ status: z.literal('accepted') })
  .meta({ id: 'ReportAccepted', description: 'The same for keys and anything else.' });

export type AcceptedResponse = z.output<typeof acceptedResponse>;
