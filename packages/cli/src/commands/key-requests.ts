import type { ApiKeyRequest, ApiKeyRequestFilters } from '@latchkey/sdk';
import { type Command, Option } from 'commander';
import { connect } from '../connection.js';
import { type Column, writeList } from '../output/output.js';
import { examples, listCommand, type ListOptions, take } from './common.js';
import { findKeyId } from './find-key.js';

const columns: Column<ApiKeyRequest>[] = [
  { title: 'When', value: ({ occurredAt }) => occurredAt },
  { title: 'Method', value: ({ method }) => method },
  { title: 'Route', value: ({ route }) => route },
  { title: 'Status', value: ({ status }) => status },
  { title: 'Error', value: ({ errorCode }) => errorCode },
  { title: 'Address', value: ({ address }) => address },
  { title: 'Took (ms)', value: ({ durationMs }) => durationMs },
];

export function addKeyRequestsCommand(keys: Command): void {
  listCommand(keys, 'requests <key>', 'Lists a sample of the recent requests with a key, newest first.')
    .addOption(
      new Option('--status <class>', 'only requests with such a status').choices([
        '2xx',
        '3xx',
        '4xx',
        '5xx',
      ]),
    )
    .addOption(
      new Option('--method <method>', 'only requests with this method').choices([
        'GET',
        'HEAD',
        'POST',
        'PUT',
        'PATCH',
        'DELETE',
        'OPTIONS',
      ]),
    )
    .addHelpText('after', examples('latchkey keys requests ci --status 4xx'))
    .action(requests);
}

async function requests(
  text: string,
  { json, status, method, ...options }: ListOptions & Pick<ApiKeyRequestFilters, 'status' | 'method'>,
): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  const keyId = await findKeyId(client, workspaceId, text);
  const filters = { ...(status && { status }), ...(method && { method }) };
  const found = client.workspaces.listApiKeyRequests(workspaceId, keyId, filters);
  await writeList(await take(found, options), columns, json);
}
