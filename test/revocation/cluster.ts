import { SSO_ENV } from './single-sign-on.js';
import pg from 'pg';
import { startPostgresProxy, type PostgresProxy } from '../support/postgres-proxy.js';
import { type HttpProxy, startHttpProxy } from '../support/http-proxy.js';
import { runOperatorTool } from '../support/operator.js';
import { type ServerOptions, startServer, type TestServer } from '../support/server.js';
import { registerService, startVerifierProgram } from '../support/verifiers.js';

/** One instance of the system: a real process, with its own proxy in front of the database. */
export interface Instance {
  index: number;
  proxy: PostgresProxy;
  server: TestServer;
}

/** A service with a verifier: a real process, with its own proxies in front of two instances. */
export interface VerifierProcess {
  /** Numbered after the instances. */
  index: number;
  proxies: HttpProxy[];
  server: TestServer;
}

/** Anything that decides about credentials. */
export type Target = Pick<Instance, 'index' | 'server'>;

export interface Cluster {
  instances: Instance[];
  verifiers: VerifierProcess[];
  /** Instances and verifiers. */
  readonly targets: Target[];
  /** Queries the database directly, bypassing all proxies. */
  query<Row extends pg.QueryResultRow>(sql: string, parameters: unknown[]): Promise<Row[]>;
  /** Creates one on first use. */
  operatorKey: () => Promise<string>;
  /** How many times faster than real time their clocks run. */
  clockSpeed: number;
  /** Starts a killed instance again. */
  restart(instance: Instance): Promise<void>;
  restartVerifier(verifier: VerifierProcess): Promise<void>;
  stop(): Promise<void>;
}

export interface ClusterOptions extends Pick<ServerOptions, 'entry' | 'clockSpeed'> {
  queriedUrl?: () => string;
  /** The number of services with a verifier; default: none. */
  verifiers?: number;
  /** The program for each start of each instance, counted from 0; default: `entry`. */
  entryOf?: (index: number, start: number) => string;
}

/** Several instances on one database. */
export async function startCluster(
  databaseUrl: string,
  size: number,
  options: ClusterOptions = {},
): Promise<Cluster> {
  const { queriedUrl = () => databaseUrl, entryOf, verifiers: verifierCount = 0, ...serverOptions } = options;
  const starts = Array<number>(size).fill(0);
  const start = async (index: number, proxy: PostgresProxy): Promise<TestServer> => {
    const count = starts[index] ?? 0;
    starts[index] = count + 1;
    return startServer({
      databaseUrl: proxy.url,
      env: {
        SIGN_IN_FAILURES_PER_ACCOUNT: '1000000',
        SIGN_IN_FAILURES_PER_ADDRESS: '1000000',
        SSO_ATTEMPTS_PER_ADDRESS_PER_HOUR: '1000000',
        ...SSO_ENV,
      },
      ...serverOptions,
      ...(entryOf && { entry: entryOf(index, count) }),
    });
  };
  const instances = await Promise.all(
    Array.from({ length: size }, async (_, index): Promise<Instance> => {
      const proxy = await startPostgresProxy(databaseUrl);
      return { index, proxy, server: await start(index, proxy) };
    }),
  );
  const connect = (connectionString: string): pg.Pool =>
    new pg.Pool({ connectionString, max: 4, connectionTimeoutMillis: 2_000 })
      // The database may be restarted.
      .on('error', () => undefined);
  const pools = new Map<string, pg.Pool>();
  const poolOf = (url: string): pg.Pool => {
    const pool = pools.get(url) ?? connect(url);
    pools.set(url, pool);
    return pool;
  };
  let operatorKey: Promise<string> | undefined;
  const verifiers: VerifierProcess[] = [];
  let startVerifier: (proxies: HttpProxy[]) => Promise<TestServer> = () =>
    Promise.reject(new Error('The cluster has no verifiers'));
  if (verifierCount > 0) {
    const service = await registerService((instances[0] as Instance).server, { url: databaseUrl });
    startVerifier = (proxies) =>
      startVerifierProgram(
        service,
        proxies.map(({ url }) => url),
      );
    const started = Array.from({ length: verifierCount }, async (_, number) => {
      const proxies = await Promise.all(
        [number, number + 1].map((index) =>
          startHttpProxy(() => (instances[index % size] as Instance).server.url),
        ),
      );
      return { index: size + number, proxies, server: await startVerifier(proxies) };
    });
    verifiers.push(...(await Promise.all(started)));
  }
  return {
    instances,
    verifiers,
    targets: [...instances, ...verifiers],
    operatorKey: () => (operatorKey ??= runOperatorTool({ url: queriedUrl() }, 'create', 'the checker')),
    async query<Row extends pg.QueryResultRow>(sql: string, parameters: unknown[]) {
      return (await poolOf(queriedUrl()).query<Row>(sql, parameters)).rows;
    },
    clockSpeed: options.clockSpeed ?? 1,
    async restart(instance) {
      instance.server = await start(instance.index, instance.proxy);
    },
    async restartVerifier(verifier) {
      verifier.server = await startVerifier(verifier.proxies);
    },
    async stop() {
      for (const { server } of verifiers) server.signal('SIGCONT');
      await Promise.all(verifiers.map(({ server }) => server.kill()));
      await Promise.all(verifiers.flatMap(({ proxies }) => proxies.map((proxy) => proxy.close())));
      for (const { server } of instances) server.signal('SIGCONT');
      await Promise.all(instances.map(({ server }) => server.kill()));
      await Promise.all(instances.map(({ proxy }) => proxy.close()));
      await Promise.all([...pools.values()].map((pool) => pool.end()));
    },
  };
}
