import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { defineResource } from '../../core/resource/define-resource.js';
import { apiKeyEventShape } from '../api-keys/api-keys.resource.js';
import { LeakedKeys1700000000040 } from './migrations/1700000000040-leaked-keys.js';
import { CredentialReports1700000000041 } from './migrations/1700000000041-credential-reports.js';
import { leakVariables } from './leaks.variables.js';

const leakedApiKey = z
  .object({
    ...apiKeyEventShape,
    leaked_at: field.timestamp.meta({ description: 'When the leak was reported.' }),
    source: z.string().meta({ description: 'Who reported it: `github` or `finder`.', examples: ['github'] }),
    url: z
      .string()
      .nullable()
      .meta({ description: 'Where the key was found.', examples: ['https://github.com/acme/app'] }),
    revoked: z.boolean().meta({ description: 'Whether it was revoked at once.' }),
  })
  .meta({ id: 'LeakedApiKeyEventData' });

export const leaks = defineResource({
  group: 'API keys',
  tags: {
    'Leaked keys': 'Report keys that were found in public, for secret scanners and for anyone.',
  },
  concernsAuthority: true,
  audit: {
    api_key: {
      'api_key.leaked': 'API key reported as leaked',
    },
  },
  events: {
    'api_key.leaked': {
      words: 'API key reported as leaked',
      summary: 'An API key was reported as leaked',
      scope: 'api-keys:read',
      data: leakedApiKey,
    },
  },
  mails: {
    'API key … has leaked…': {
      to: "the key's owner and the owners of the workspace",
      when: 'the key was reported as leaked',
    },
  },
  errors: {
    credential_in_url: {
      status: 400,
      title: 'Credential in the URL',
      detail: 'URLs end up in logs, so nothing is read from the query string. Send credentials in the body.',
      help: 'A leak report has a query string in its URL, and servers and proxies log URLs. Send `{ "credentials": ["…"] }` in the body of the POST instead. If the key is yours, rotate it.',
    },
    invalid_signature: {
      status: 403,
      title: 'Signature not accepted',
      detail: 'The signature is missing, or does not match the body and the key that it names.',
      help: 'GitHub signs its secret scanning reports: `Github-Public-Key-Identifier` names one of its public keys, and `Github-Public-Key-Signature` signs the exact bytes of the body. If you found a key yourself, use `POST /api/v1/credentials/report`.',
    },
    signature_keys_unavailable: {
      status: 503,
      title: 'Signature cannot be verified',
      detail:
        'The public keys that verify the signature are unavailable. Nothing was processed; try again later.',
      help: "The server could not get GitHub's public keys from `GITHUB_SECRET_SCANNING_KEYS_URL`; its log says why. Reports that cannot be verified are not processed.",
    },
  },
  variables: [leakVariables],
  migrations: [LeakedKeys1700000000040, CredentialReports1700000000041],
});

declare module '../../core/resource/resources.js' {
  interface Resources {
    leaks: typeof leaks;
  }
}
