import type { IssuedApiKey } from '@latchkey/sdk';
import { isTerminal, tell, writeFields, writeJson, writeLine } from '../output/output.js';

/** A new key. In a pipe its text stands alone, for `| gh secret set …`. */
export function writeIssuedKey(
  { apiKey, plaintext, webhookSigningSecret }: IssuedApiKey,
  json = false,
): void {
  if (json) return writeJson({ ...apiKey, key: plaintext, webhookSigningSecret });
  if (!isTerminal()) {
    tell(
      `Made ${apiKey.keyPrefix}… (${apiKey.id}). Its webhook signing secret is not shown: for that, use --json.`,
    );
    return writeLine(plaintext);
  }
  writeFields(apiKey, [
    { title: 'Id', value: ({ id }) => id },
    { title: 'Name', value: ({ name }) => name },
    { title: 'Key', value: () => plaintext },
    { title: 'Webhook signing secret', value: () => webhookSigningSecret },
  ]);
  tell('Both secrets are shown this once: keep them now.');
}
