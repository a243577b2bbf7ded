import type { IssuedApiKey } from '@latchkey/sdk';
import { shownOnlyOnce } from '../output/delivery.js';
import { isTerminal, tell, writeFields, writeJson, writeLine } from '../output/output.js';

/** Writes a new key. In a pipe it writes only the key, for `| gh secret set …`. */
export function writeIssuedKey(
  { apiKey, plaintext, webhookSigningSecret }: IssuedApiKey,
  json = false,
): void {
  shownOnlyOnce(`The key ${apiKey.id} was created but not delivered: revoke it.`);
  if (json) return writeJson({ ...apiKey, key: plaintext, webhookSigningSecret });
  if (!isTerminal()) {
    tell(`Created ${apiKey.keyPrefix}… (${apiKey.id}). Use --json to get its webhook signing secret too.`);
    return writeLine(plaintext);
  }
  writeFields(apiKey, [
    { title: 'Id', value: ({ id }) => id },
    { title: 'Name', value: ({ name }) => name },
    { title: 'Key', value: () => plaintext },
    { title: 'Webhook signing secret', value: () => webhookSigningSecret },
  ]);
  tell('Both secrets are shown only once. Save them now.');
}
