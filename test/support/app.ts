import { afterAll, beforeAll, expect } from '@jest/globals';
import { createDatabase, type TestDatabase } from './database.js';
import { parseLogLine, startServer, type ServerOptions, type TestServer } from './server.js';

const ERROR_LEVEL = 50;

export interface AppOptions {
  env?: Record<string, string>;
  entry?: string;
  /** Log lines that the tests of this file provoke. Any other error in the log fails the file. */
  expectedErrors?: RegExp[];
}

export interface App {
  readonly server: TestServer;
  readonly database: TestDatabase;
  /** Another instance on the same database, with the same secrets; stopped and checked like the first. */
  startInstance(options?: Pick<ServerOptions, 'env' | 'entry'>): Promise<TestServer>;
}

/**
 * Gives a test file a database and a server of its own: call it at the top of the file or of a `describe`, and
 * read the handle inside the tests. Afterwards the servers must stop cleanly and have logged no error.
 */
export function useServer(options: AppOptions = {}): App {
  const { expectedErrors = [], ...serverOptions } = options;
  const servers: TestServer[] = [];
  let database: TestDatabase | undefined;

  const app: App = {
    get server() {
      return started(servers[0]);
    },
    get database() {
      return started(database);
    },
    async startInstance(instanceOptions = {}) {
      const server = await startServer({
        ...serverOptions,
        ...instanceOptions,
        env: { ...serverOptions.env, ...instanceOptions.env },
        databaseUrl: app.database.url,
      });
      servers.push(server);
      return server;
    },
  };

  beforeAll(async () => {
    database = await createDatabase();
    await app.startInstance();
  });

  afterAll(async () => {
    // A server that a test has stopped or killed is that test's affair.
    const running = servers.filter(({ process }) => process.exitCode === null && process.signalCode === null);
    try {
      expect(await Promise.all(running.map((server) => server.stop()))).toEqual(running.map(() => 0));
      expect(servers.flatMap(({ log }) => unexpectedLines(log, expectedErrors))).toEqual([]);
    } finally {
      await Promise.all(running.map((server) => server.kill()));
      await database?.drop();
    }
  });

  return app;
}

/** Errors, and lines that are not JSON: warnings of Node.js and output that has gone past the logger. */
function unexpectedLines(log: string[], expected: RegExp[]): string[] {
  return log.filter((line) => {
    const event = parseLogLine(line);
    const harmless = event !== undefined && typeof event.level === 'number' && event.level < ERROR_LEVEL;
    return !harmless && !expected.some((pattern) => pattern.test(line));
  });
}

function started<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('The server starts in beforeAll: use the handle inside a test.');
  return thing;
}
