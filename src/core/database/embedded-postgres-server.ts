import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, unlinkSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, open, readFile, readdir } from 'node:fs/promises';
import { readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Launcher, type Programs } from './embedded-postgres-programs.js';
import {
  createLauncher,
  explainServerFailure,
  findPrograms,
  run,
  spawnOptions,
} from './embedded-postgres-programs.js';

export interface ServerOptions {
  /** Holds the cluster and the server's log, and nothing else. */
  directory: string;
  /** For the superuser, which only this module uses, and for the application's role. */
  password: string;
  /** Default: a free port, which is kept for later starts while it stays free. */
  port?: number;
  /** Extra server settings, such as `{ fsync: 'off' }` for a test. */
  parameters?: Record<string, string>;
}

/** Whether to keep a new connection, or to try again. */
type Acceptance = (connection: Client) => Promise<boolean>;

interface RunningServer {
  processId: number;
  port: number;
  ready: boolean;
}

const superuser = 'postgres';
const patienceSeconds = 60;
/** For a directory owned by root that PostgreSQL's user must pass through. */
const passableMode = 0o711;

/**
 * A cluster and the single server that runs on it, whichever process started it. Processes need no lock between them:
 * initialisation is settled by renaming a finished cluster into place, and start-up by PostgreSQL, which allows one
 * server per cluster. Everyone else uses the winner's result.
 */
export class EmbeddedPostgresServer {
  private readonly cluster: string;
  private readonly log: string;
  private logBytesBefore = 0;
  private child: ChildProcess | undefined;

  private constructor(
    private readonly programs: Programs,
    private readonly launcher: Launcher,
    private readonly options: ServerOptions,
  ) {
    this.cluster = join(options.directory, 'cluster');
    this.log = join(options.directory, 'server.log');
  }

  static async prepare(options: ServerOptions): Promise<EmbeddedPostgresServer> {
    const programs = await findPrograms();
    const directory = await prepareDirectory(options.directory);
    const launcher = await createLauncher(directory, programs);
    const server = new EmbeddedPostgresServer(programs, launcher, { ...options, directory });
    if (!(await exists(server.cluster))) await server.initialise();
    // Left by killed processes, or still in use by one that lost the race and will use the cluster instead.
    const leftovers = (await readdir(directory)).filter((name) => name.startsWith('initialising-'));
    await Promise.allSettled(leftovers.map((name) => rm(join(directory, name), { recursive: true })));
    return server;
  }

  private async initialise(): Promise<void> {
    const { directory, password, parameters } = this.options;
    const workshop = await mkdtemp(join(directory, 'initialising-'));
    const [unfinished, passwordFile] = [join(workshop, 'cluster'), join(workshop, 'password')];
    try {
      await chmod(workshop, passableMode);
      await mkdir(unfinished, { mode: 0o700 });
      await writeFile(passwordFile, password, { mode: 0o600 });
      await this.handOver(unfinished);
      await this.handOver(passwordFile);
      await run(this.launcher, this.programs.initdb, [
        ...[`--pgdata=${unfinished}`, `--username=${superuser}`, `--pwfile=${passwordFile}`],
        ...['--auth=scram-sha-256', '--encoding=UTF8', '--no-instructions'],
        // PostgreSQL's own locale, so that text sorts the same on every system.
        ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
        ...(parameters?.fsync === 'off' ? ['--no-sync'] : []),
      ]);
      await rename(unfinished, this.cluster);
    } catch (error) {
      // Also fails if another process was faster: a non-empty directory is not replaced.
      if (!(await exists(this.cluster))) throw error;
    } finally {
      await rm(workshop, { recursive: true, force: true });
    }
  }

  private async handOver(path: string): Promise<void> {
    const { account } = this.launcher;
    if (account) await chown(path, account.uid, account.gid);
  }

  /** Connects to the server as superuser, starting it first if necessary. */
  async connect(accept: Acceptance): Promise<Client> {
    for (let launches = 0; ; await sleep(25)) {
      const connection = await this.connectIfRunning(accept);
      if (connection) return connection;
      if (this.childRuns()) continue;
      if (launches === 3) throw new Error(`PostgreSQL did not start: ${await this.lastError()}.`);
      // After a crash, its processes take a moment to disappear.
      if (launches > 0) await sleep(300);
      await this.launch();
      launches += 1;
    }
  }

  /** Waits for a server that is starting, recovering or stopping, which only takes time. */
  async connectIfRunning(accept: Acceptance): Promise<Client | undefined> {
    for (const end = performance.now() + patienceSeconds * 1000; performance.now() < end; await sleep(25)) {
      const connection = await this.connectIfReady(accept);
      if (connection || !(await this.find())) return connection;
    }
    throw new Error(
      `PostgreSQL was not ready after ${patienceSeconds} seconds: see ${this.log}, and try again.`,
    );
  }

  private async connectIfReady(accept: Acceptance): Promise<Client | undefined> {
    const server = await this.find();
    if (!server?.ready) return undefined;
    const { directory, password } = this.options;
    const address = { host: '127.0.0.1', port: server.port, database: 'postgres', ssl: false };
    const connection = new Client({ ...address, user: superuser, password, connectionTimeoutMillis: 5_000 });
    // The server closes the connection when it stops. Whether it was lost is checked on next use.
    connection.on('error', () => undefined);
    try {
      await connection.connect();
      if (await accept(connection)) return connection;
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') {
        if (this.childRuns()) await this.stop();
        throw new Error(
          `The PostgreSQL in ${directory} has another password: ` +
            `put back the one it was created with, or remove that directory and all data in it.`,
        );
      }
    }
    await connection.end().catch(() => undefined);
    return undefined;
  }

  /** Closes open connections, and returns once the server is gone. */
  async stop(): Promise<void> {
    const server = await this.find();
    if (!server) return;
    // SIGINT does not wait for clients to disconnect. Not through pg_ctl, which would also wait for a server that
    // another process has started in the meantime.
    process.kill(server.processId, 'SIGINT');
    for (const end = performance.now() + patienceSeconds * 1000; performance.now() < end; await sleep(25)) {
      if (!(await this.isServer(server.processId))) return;
    }
    throw new Error(`PostgreSQL did not stop within ${patienceSeconds} seconds: see ${this.log}.`);
  }

  private childRuns(): boolean {
    return this.child?.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  private async launch(): Promise<void> {
    const settings = {
      port: String(await this.choosePort()),
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      // We report failed statements ourselves: this log would store their values.
      log_min_messages: 'log',
      log_checkpoints: 'off',
      ...this.options.parameters,
    };
    const switches = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const command = [...this.launcher.prefix, this.programs.postgres, '-D', this.cluster, ...switches];
    const [file = '', ...rest] = command;
    const log = await open(this.log, 'a', 0o600);
    await this.handOver(this.log);
    this.logBytesBefore = (await log.stat()).size;
    this.child = spawn(file, rest, {
      ...spawnOptions(this.launcher),
      // In its own session, so that Ctrl-C in our terminal does not stop it while we still answer requests.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    this.child.unref();
    this.child.on('error', () => undefined);
    await log.close();
  }

  private async choosePort(): Promise<number> {
    const { port } = this.options;
    if (port) {
      if (await findFreePort(port)) return port;
      throw new Error(
        `PostgreSQL cannot listen on port ${port} of 127.0.0.1, which is in use: choose another.`,
      );
    }
    // PostgreSQL's record of its last start.
    const lastSwitches = await readFile(join(this.cluster, 'postmaster.opts'), 'utf8').catch(() => '');
    const lastPort = Number(/"port=(\d+)"/.exec(lastSwitches)?.[1] ?? 0);
    return (await findFreePort(lastPort)) ?? (await findFreePort(0)) ?? 0;
  }

  private async lastError(): Promise<string> {
    const output = (await readFile(this.log)).subarray(this.logBytesBefore).toString();
    return [explainServerFailure(output), `see ${this.log}`].join('; ').replaceAll('.;', ';');
  }

  /** Finds the server running on this cluster through PostgreSQL's pid file. */
  private async find(): Promise<RunningServer | undefined> {
    const path = join(this.cluster, 'postmaster.pid');
    try {
      const content = await readFile(path, 'utf8');
      const [processId, , , port, , , , status] = content.split('\n');
      const ready = status?.startsWith('ready') === true;
      const server = { processId: Number(processId), port: Number(port), ready };
      // A new pid file is empty for an instant.
      const isNew = Math.abs(Date.now() - (await stat(path)).mtimeMs) < 5_000;
      if (content === '' ? isNew : await this.isServer(server.processId)) return server;
      // Left by a power cut. PostgreSQL keeps the file if it is empty, or if another program now has that process id.
      // Check again synchronously, so as not to remove the file of a server that has just started.
      if (readFileSync(path, 'utf8') === content) unlinkSync(path);
    } catch (error) {
      if ((error as { code?: string }).code !== 'ENOENT') throw error;
    }
    return undefined;
  }

  private async isServer(processId: number): Promise<boolean> {
    if (process.platform === 'linux') {
      const commandLine = await readFile(`/proc/${processId}/cmdline`, 'utf8').catch(() => '');
      if (commandLine.split('\0').includes(this.cluster)) return true;
      // Works whether or not we started it. Without privileges, root cannot read this for another user's process.
      return (await readlink(`/proc/${processId}/cwd`).catch(() => '')) === this.cluster;
    }
    const commandLine = run({ prefix: [] }, 'ps', ['-ww', '-o', 'command=', '-p', String(processId)]);
    return (await commandLine.catch(() => '')).includes(this.cluster);
  }
}

const directoryFailures: Record<string, string> = {
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'it is not a directory',
  EIO: 'its disk has failed',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of that path is not a directory',
  EROFS: 'its file system is read-only',
};

async function prepareDirectory(path: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true });
    await chmod(path, (await stat(path)).uid === 0 ? passableMode : 0o700);
    return await realpath(path);
  } catch (error) {
    const { code = '' } = error as { code?: string };
    const reason = directoryFailures[code] ?? 'it must belong to the user who starts the server';
    throw new Error(`PostgreSQL cannot use ${path} (${code}): ${reason}.`);
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** The given port, or any free one if it is 0; undefined if it is in use. */
async function findFreePort(port: number): Promise<number | undefined> {
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
    return (probe.address() as AddressInfo).port;
  } catch {
    return undefined;
  } finally {
    probe.close();
  }
}
