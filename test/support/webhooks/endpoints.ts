import { randomUUID } from 'node:crypto';
import { type Account, type Json, request } from '../client.js';
import { eventually } from '../eventually.js';
import { patiently } from '../patiently.js';

type Server = { url: string };

export const endpointsPath = (account: Account, ...rest: string[]): string =>
  ['/api/v1/workspaces', account.workspace.id, 'webhook-endpoints', ...rest].join('/');

/** Creates an endpoint as the account's user, signed with the account's first key. */
export async function createEndpoint(
  server: Server,
  account: Account,
  body: { url: string; events?: string[]; api_key_id?: string },
): Promise<Json> {
  const response = await request(server, 'POST', endpointsPath(account), {
    token: account.accessToken,
    json: { events: ['document.created'], api_key_id: account.apiKeyId, ...body },
  });
  if (response.status !== 201)
    throw new Error(`Creating an endpoint answered ${response.status}: ${response.text}`);
  return response.json;
}

/**
 * Causes one event. Where the server is unavailable for a moment, as on a machine that stalls, it tries again like any client.
 *
 * @returns the document
 */
export async function createDocument(server: Server, account: Account, title = 'A title'): Promise<Json> {
  const options = {
    apiKey: account.apiKey,
    headers: { 'idempotency-key': randomUUID() },
    json: { title, body: 'A body' },
  };
  const response = await patiently(() => request(server, 'POST', '/api/v1/documents', options));
  if (response.status !== 201)
    throw new Error(`Creating a document answered ${response.status}: ${response.text}`);
  return response.json;
}

export async function readEndpoint(server: Server, account: Account, id: string): Promise<Json> {
  const { json } = await request(server, 'GET', endpointsPath(account, id), { token: account.accessToken });
  return json;
}

export async function listDeliveries(server: Server, account: Account, id: string): Promise<Json[]> {
  const path = endpointsPath(account, id, 'deliveries');
  return (await request(server, 'GET', path, { token: account.accessToken })).json;
}

export async function readDelivery(
  server: Server,
  account: Account,
  endpointId: string,
  id: string,
): Promise<Json> {
  const path = endpointsPath(account, endpointId, 'deliveries', id);
  return (await request(server, 'GET', path, { token: account.accessToken })).json;
}

/** The newest delivery of the endpoint with its attempts, once it meets `condition`. */
export async function newestDelivery(
  server: Server,
  account: Account,
  endpointId: string,
  condition: (delivery: Json) => boolean = ({ status }) => status !== 'pending',
): Promise<Json> {
  const newest = async () => (await listDeliveries(server, account, endpointId))[0];
  const found = await eventually('the newest delivery is as it should be', newest, {
    until: (delivery) => delivery !== undefined && condition(delivery),
  });
  return readDelivery(server, account, endpointId, found.id);
}
