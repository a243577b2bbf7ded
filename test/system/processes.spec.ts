import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { get, type IncomingMessage, request as httpRequest } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { type Account, register, request } from '../support/client.js';
import { createDatabase, type OwnDatabase } from '../support/database.js';
import { freePorts } from '../support/docs/free-port.js';
import { eventually } from '../support/eventually.js';
import { endPrograms, makeDirectory, type Program, startProgram } from '../support/program.js';
import { parseLogLine } from '../support/server-log.js';
import { type ServerProgram, startServerProgram } from '../support/server-program.js';

const PROCESSES = 2;

type Line = Record<string, unknown>;
const linesOf = ({ log }: Program): Line[] =>
  log.map(parseLogLine).filter((line): line is Line => line !== undefined);

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('A server in several processes', () => {
  let database: OwnDatabase;
  let server: ServerProgram;
  let owner: Account;
  let dataDirectory: string;
  let metricsPort: number;
  const pids = new Set<number>();

  const instances = () => database.query<{ id: string }>('SELECT id FROM authority_instances ORDER BY id');
  /** The statuses of requests on new connections. Which process accepts one is not up to the client. */
  const ask = (times: number, apiKey: string): Promise<(number | undefined)[]> =>
    Promise.all(
      Array.from({ length: times }, async () => {
        const sent = get(`${server.url}/api/v1/me`, { agent: false, headers: { 'x-api-key': apiKey } });
        const [response] = (await once(sent, 'response')) as [IncomingMessage];
        response.resume();
        return response.statusCode;
      }),
    );

  beforeAll(async () => {
    database = await createDatabase();
    dataDirectory = await makeDirectory();
    metricsPort = await freePorts(PROCESSES);
    server = await startServerProgram(database, {
      PROCESSES: String(PROCESSES),
      METRICS_PORT: String(metricsPort),
      DATA_DIR: dataDirectory,
      // Only a process that is woken is this fast.
      QUEUE_POLL_SECONDS: '60',
    });
    owner = await register(server);
  });
  afterAll(async () => {
    await endPrograms();
    await database.drop();
  });

  it('listens once all of them do, each an instance of its own', async () => {
    expect(linesOf(server).filter(({ msg }) => msg === 'listening')).toEqual([
      expect.objectContaining({ url: server.url, processes: PROCESSES, pid: server.process.pid }),
    ]);
    expect(await instances()).toHaveLength(PROCESSES);
  });

  it('serves the metrics of each process on its own port, consecutively', async () => {
    const identities = Array.from({ length: PROCESSES }, async (_, index) => {
      const text = await (await fetch(`http://127.0.0.1:${metricsPort + index}/metrics`)).text();
      return /^process_start_time_seconds (.+)$/m.exec(text)?.[1];
    });
    const starts = await Promise.all(identities);
    expect(starts).not.toContain(undefined);
    expect(new Set(starts).size).toBe(PROCESSES);
  });

  it('spreads requests over them, and the log says which one answered', async () => {
    await eventually('all have answered', async () => {
      await ask(4, owner.apiKey);
      for (const { process, pid, path } of linesOf(server)) {
        if (process !== undefined && path === '/api/v1/me') pids.add(Number(pid));
      }
      return pids.size === PROCESSES;
    });
    expect(pids).not.toContain(server.process.pid);
  });

  it('accepts no revoked key in any of them', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, key } = await createKey(server, owner);
      expect(await ask(8, key)).toEqual(Array(8).fill(200));
      const { status } = await request(server, 'DELETE', keysPath(owner.workspace.id, id), {
        token: owner.accessToken,
      });
      expect(status).toBe(200);
      expect(await ask(8, key)).toEqual(Array(8).fill(401));
    }
  });

  it('works on jobs in one of them, which the others wake at once', async () => {
    const outbox = join(dataDirectory, 'outbox');
    const written = () => readdir(outbox).catch((): string[] => []);
    const before = (await written()).length;
    const others = await Promise.all(Array.from({ length: 6 }, () => register(server)));
    await Promise.all(
      others.map(({ email }) => request(server, 'POST', '/api/v1/auth/password/forgot', { json: { email } })),
    );
    await eventually(
      'every mail is written',
      async () => (await written()).length === before + others.length,
    );
  });

  it('restarts a killed one, and serves with the others meanwhile', async () => {
    const [victim = 0] = pids;
    process.kill(victim, 'SIGKILL');
    await server.logs('a process exited and is being restarted');
    expect((await whoAmI(server, { apiKey: owner.apiKey })).status).toBe(200);
    expect(linesOf(server).find(({ ended_pid }) => ended_pid === victim)).toMatchObject({
      level: 50,
      signal: 'SIGKILL',
      pid: server.process.pid,
    });
    pids.delete(victim);
    await eventually('there are as many as before', async () => {
      await ask(4, owner.apiKey);
      for (const { process, pid } of linesOf(server)) if (process !== undefined) pids.add(Number(pid));
      pids.delete(victim);
      return pids.size === PROCESSES;
    });
  });

  it('finishes work in progress when told to stop, and leaves nothing running', async () => {
    const signUps = Array.from({ length: 20 }, () =>
      httpRequest(`${server.url}/api/v1/auth/register`, {
        method: 'POST',
        agent: false,
        headers: { 'content-type': 'application/json', expect: '100-continue' },
      }),
    );
    const answers = signUps.map(async (signUp) => {
      const [response] = (await once(signUp, 'response')) as [IncomingMessage];
      response.resume();
      return response.statusCode;
    });
    for (const signUp of signUps) signUp.flushHeaders();
    // A process has received each of them: it asks for the body.
    await Promise.all(signUps.map((signUp) => once(signUp, 'continue')));
    // Signals all of them, like systemd or a terminal.
    for (const pid of [Number(server.process.pid), ...pids]) process.kill(pid, 'SIGTERM');
    for (const signUp of signUps) {
      signUp.end(JSON.stringify({ email: `${randomUUID()}@example.com`, password: randomUUID() }));
    }
    expect(await Promise.all(answers)).toEqual(signUps.map(() => 201));
    expect(await server.ended()).toBe(0);
    expect([...pids].filter(isRunning)).toEqual([]);
    // The row of the process that was killed.
    expect(await instances()).toHaveLength(1);
    expect(linesOf(server).at(-1)).toMatchObject({ msg: 'stopped', pid: server.process.pid });
    expect(linesOf(server).map(({ msg }) => msg)).not.toContain('closing the remaining connections');
    expect(server.log.filter((line) => parseLogLine(line) === undefined)).toEqual([]);
  });
});

describe('A server in several processes of which none can start', () => {
  afterEach(endPrograms);

  it('ends with a single message, along with its database', async () => {
    const listener = createServer();
    await once(listener.listen(0, '127.0.0.1'), 'listening');
    const cwd = await makeDirectory();
    try {
      const { port } = listener.address() as AddressInfo;
      const program = await startProgram({
        cwd,
        env: { PROCESSES: String(PROCESSES), PORT: String(port), LOG_LEVEL: 'warn', NODE_ENV: 'test' },
      });
      expect(await program.ended()).toBe(1);
      expect(program.log).toEqual([
        'Latchkey cannot start:',
        'PORT: another program listens on it (EADDRINUSE)',
      ]);
      expect(await readdir(join(cwd, '.data/postgres/cluster'))).not.toContain('postmaster.pid');
    } finally {
      listener.close();
    }
  });
});
