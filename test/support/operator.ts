import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Json, request, type Response } from './client.js';
import type { TestDatabase } from './database.js';
import { environment, makeDataDirectory } from './server.js';

/**
 * Runs `npm run operator` on a test database.
 *
 * @returns standard output, without the trailing line break
 */
export async function runOperatorTool(
  database: Pick<TestDatabase, 'url'>,
  ...parameters: string[]
): Promise<string> {
  const directory = await makeDataDirectory();
  const tool = resolve(import.meta.dirname, '../../dist/src/tools/operator.js');
  const { stdout } = await promisify(execFile)(process.execPath, [tool, ...parameters], {
    cwd: directory,
    env: environment(directory, { databaseUrl: database.url }),
  });
  return stdout.replace(/\n$/, '');
}

/** A separate service, as registered by the operator. */
export interface ResourceServer {
  id: string;
  name: string;
  secret: string;
}

export const serversPath = (...rest: string[]): string =>
  ['/api/v1/operator/resource-servers', ...rest].join('/');

type Server = { url: string };

/** Registers a service with these scopes. */
export async function registerResourceServer(
  server: Server,
  operatorKey: string,
  name: string,
  scopes: Json[] = [],
): Promise<ResourceServer> {
  const { json } = await request(server, 'POST', serversPath(), {
    token: operatorKey,
    json: { name, title: name },
  });
  await putScopes(server, operatorKey, json.id, scopes);
  return json;
}

export const putScopes = (
  server: Server,
  operatorKey: string,
  id: string,
  scopes: Json[],
): Promise<Response> =>
  request(server, 'PUT', serversPath(id, 'scopes'), { token: operatorKey, json: scopes });
