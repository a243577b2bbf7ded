import { afterAll, beforeAll, expect } from '@jest/globals';
import { createDatabase, type OwnDatabase, type TestDatabase } from './database.js';
import { type RunningServer, type ServerOptions, startServer, type TestServer } from './server.js';
import { unexpectedLines } from './server-log.js';
import { joinSharedServer, type SharedServer } from './shared-server.js';

export interface OwnServerOptions extends InstanceOptions {
  /** Log lines that this file's tests provoke. Any other error in the log fails the file. */
  expectedErrors?: RegExp[];
}

type InstanceOptions = Pick<ServerOptions, 'env' | 'entry' | 'clockSpeed'>;

/** A test file's handle on its server. Read it inside the tests. */
export interface App<Server extends RunningServer = RunningServer> {
  readonly server: Server;
  readonly database: TestDatabase;
  /**
   * Starts another instance on the same database, with the same secrets; it is stopped and checked at the end of the
   * file.
   */
  startInstance(options?: InstanceOptions): Promise<TestServer>;
}

/**
 * Gives a test file the server and database shared with the other files of its worker. Call it at the top of the file
 * or of a `describe`. Such a file creates its own accounts and workspaces, looks only at their rows, changes no table,
 * and leaves the server running. The server must not log any errors.
 */
export function useServer(): App;
/** For the files of test/cli and test/web, until they use `useOwnServer`. */
export function useServer(options: OwnServerOptions): App<TestServer>;
export function useServer(options?: OwnServerOptions): App {
  if (options !== undefined) return useOwnServer(options);
  let shared: SharedServer | undefined;
  const instances = useInstances(() => ({
    databaseUrl: started(shared).database.url,
    env: started(shared).env,
  }));

  beforeAll(async () => {
    const worker = process.env['JEST_WORKER_ID'] ?? '1';
    shared = await joinSharedServer(worker, expect.getState().testPath ?? '');
    if (!shared.isRunning()) throw new Error('An earlier test file has ended the shared server.');
  });

  afterAll(async () => {
    if (shared === undefined) return;
    const { server, database, isRunning } = shared;
    await database.close();
    expect(unexpectedLines(server.log)).toEqual([]);
    expect({ isRunning: isRunning() }).toEqual({ isRunning: true });
  });

  return {
    get server() {
      return started(shared).server;
    },
    get database() {
      return started(shared).database;
    },
    startInstance: instances.start,
  };
}

/**
 * Gives a test file its own server and database: for files that configure, stop or break the server, or that look at
 * everything in a database. Afterwards the server must stop cleanly without having logged an error.
 */
export function useOwnServer(options: OwnServerOptions = {}): App<TestServer> {
  const { expectedErrors, ...serverOptions } = options;
  let database: OwnDatabase | undefined;
  let server: TestServer | undefined;
  const instances = useInstances(
    () => ({ ...serverOptions, databaseUrl: started(database).url }),
    expectedErrors,
    () => database?.drop(),
  );

  beforeAll(async () => {
    database = await createDatabase();
    server = await instances.start();
  });

  return {
    get server() {
      return started(server);
    },
    get database() {
      return started(database);
    },
    startInstance: instances.start,
  };
}

/** Servers started by a file: at its end they are stopped and their logs checked. */
function useInstances(
  defaults: () => ServerOptions,
  expectedErrors: RegExp[] = [],
  afterwards: () => Promise<void> | undefined = () => undefined,
): { start(options?: InstanceOptions): Promise<TestServer> } {
  const servers: TestServer[] = [];

  afterAll(async () => {
    // A server that a test has stopped or killed is that test's business.
    const running = servers.filter(({ process }) => process.exitCode === null && process.signalCode === null);
    try {
      expect(await Promise.all(running.map((server) => server.stop()))).toEqual(running.map(() => 0));
      expect(servers.flatMap(({ log }) => unexpectedLines(log, expectedErrors))).toEqual([]);
    } finally {
      await Promise.all(running.map((server) => server.kill()));
      await afterwards();
    }
  });

  return {
    async start(options = {}) {
      const { env, ...rest } = defaults();
      const server = await startServer({ ...rest, ...options, env: { ...env, ...options.env } });
      servers.push(server);
      return server;
    },
  };
}

function started<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('The server starts in beforeAll: use the handle inside a test.');
  return thing;
}
