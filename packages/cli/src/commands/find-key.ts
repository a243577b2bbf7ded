import type { ApiKey, LatchkeyClient } from '@latchkey/sdk';
import { CliError, usageError } from '../cli-error.js';
import { exitCodes } from '../exit-codes.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Finds a key by its id, or by a name or key_prefix that only one unrevoked key has. */
export async function findKeyId(client: LatchkeyClient, workspaceId: string, text: string): Promise<string> {
  if (UUID.test(text)) return text;
  const matches: ApiKey[] = [];
  for await (const key of client.workspaces.listApiKeys(workspaceId)) {
    if (key.status !== 'revoked' && (key.name === text || key.keyPrefix === text)) matches.push(key);
  }
  const [match, another] = matches;
  if (another) {
    const ids = matches.map(({ id, keyPrefix }) => `${keyPrefix} is ${id}`).join(', ');
    throw usageError(`${matches.length} keys match "${text}". Use the id instead: ${ids}.`);
  }
  if (match) return match.id;
  throw new CliError(`No key matches "${text}". "latchkey keys list" shows all keys.`, exitCodes.notFound);
}
