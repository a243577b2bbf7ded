import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import type { TestDatabase } from './database.js';
import { registerResourceServer, type ResourceServer, runOperatorTool } from './operator.js';
import { startServer, type TestServer } from './server.js';

export interface Service extends ResourceServer {
  operatorKey: string;
  /** Every role has it. */
  readScope: string;
  /** From member upwards. */
  writeScope: string;
}

/** Registers a service with two scopes, under a unique name. */
export async function registerService(
  server: { url: string },
  database: Pick<TestDatabase, 'url'>,
): Promise<Service> {
  const operatorKey = await runOperatorTool(database, 'create', 'platform team');
  const name = `s${randomBytes(6).toString('hex')}`;
  const [readScope, writeScope] = [`${name}:read`, `${name}:write`];
  const registered = await registerResourceServer(server, operatorKey, name, [
    { scope: readScope, role: 'viewer', title: 'Read' },
    { scope: writeScope, role: 'member', title: 'Write' },
  ]);
  return { ...registered, operatorKey, readScope, writeScope };
}

/** A service with a verifier, as a separate process: see verifier-program.js. */
export const startVerifierProgram = (service: ResourceServer, baseUrls: string[]): Promise<TestServer> =>
  startServer({
    entry: resolve(import.meta.dirname, 'verifier-program.js'),
    env: {
      LATCHKEY_URLS: baseUrls.join(' '),
      LATCHKEY_SECRET: service.secret,
      LATCHKEY_AUDIENCE: service.name,
    },
  });
