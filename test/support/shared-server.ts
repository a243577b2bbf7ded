import { type ChildProcess, spawn } from 'node:child_process';
import { appendFile, mkdir, open, readFile, stat, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectDatabase, createDatabase, type TestDatabase } from './database.js';
import { eventually } from './eventually.js';
import { testRun } from './run.js';
import { entryOf, environment, makeDataDirectory, register, type RunningServer } from './server.js';
import { parseLogLine } from './server-log.js';

/** Settings that suit every file: no shared limits, and nothing written unless a test asks for it. */
const ENVIRONMENT = {
  SIGN_IN_FAILURES_PER_ACCOUNT: '1000',
  SIGN_IN_FAILURES_PER_ADDRESS: '1000000',
  LEAK_REPORTS_PER_ADDRESS_PER_HOUR: '1000000',
  USAGE_FLUSH_SECONDS: '3600',
  WEBHOOK_ALLOW_PRIVATE: '127.0.0.1/32',
};

/** What a test worker leaves for its next file, and for the end of the run. */
interface SharedServerRecord {
  pid: number;
  url: string;
  databaseName: string;
}

export interface SharedServer {
  server: RunningServer;
  database: TestDatabase;
  /** The variables that another instance must have, too. */
  env: Record<string, string>;
  /** Whether it still runs: a file that ended it would spoil those that follow. */
  isRunning(): boolean;
}

/**
 * The server and database shared by the files that a worker runs one after the other. The first file that needs it
 * starts it; `end-shared-servers.js` stops and checks it at the end of the run.
 *
 * @param worker the worker's number
 * @param file the test file that uses it from now on, and is responsible for what is logged
 */
export async function joinSharedServer(worker: string, file: string): Promise<SharedServer> {
  const directory = join(testRun.directory, 'shared', worker);
  const logFile = join(directory, 'log');
  const record = (await readRecord(directory)) ?? (await start(directory, logFile));
  const { size: from } = await stat(logFile);
  await appendFile(join(directory, 'uses'), `${JSON.stringify({ file, from })}\n`);
  return {
    server: {
      url: record.url,
      get log() {
        return readLines(logFile, from);
      },
    },
    database: connectDatabase(record.databaseName),
    env: ENVIRONMENT,
    isRunning: () => isRunning(record.pid),
  };
}

async function readRecord(directory: string): Promise<SharedServerRecord | undefined> {
  const text = await readFile(join(directory, 'server.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as SharedServerRecord);
}

async function start(directory: string, logFile: string): Promise<SharedServerRecord> {
  await mkdir(directory, { recursive: true });
  const database = await createDatabase();
  await database.close();
  const dataDirectory = await makeDataDirectory();
  const log = await open(logFile, 'a');
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', '--import', join(import.meta.dirname, 'record-exit.js'), entryOf({})],
    {
      cwd: dataDirectory,
      env: {
        ...environment(dataDirectory, { databaseUrl: database.url, env: ENVIRONMENT }),
        EXIT_CODE_FILE: join(directory, 'exit-code'),
      },
      // Files rather than pipes, because it outlives the process that starts it.
      stdio: ['ignore', log.fd, log.fd],
    },
  );
  child.unref();
  await register(child);
  await log.close();
  const record = {
    pid: child.pid as number,
    url: await listeningUrl(child, logFile),
    databaseName: database.name,
  };
  await writeFile(join(directory, 'server.json'), JSON.stringify(record));
  return record;
}

async function listeningUrl(child: ChildProcess, logFile: string): Promise<string> {
  const find = (): unknown => {
    const lines = readLines(logFile, 0);
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The server did not start (exit code ${child.exitCode}):\n${lines.join('\n')}`);
    return lines.map(parseLogLine).find((event) => event?.msg === 'listening')?.url;
  };
  return String(await eventually('the shared server listens', find, { deadlineSeconds: 150 }));
}

/** The complete lines of a file, starting at a byte. */
function readLines(file: string, from: number): string[] {
  return readFileSync(file).subarray(from).toString('utf8').split('\n').slice(0, -1);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
