import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';

const secret = z.string().regex(/^[\w-]{43}$/);
const secretsSchema = z.object({ jwtSecret: secret, masterKey: secret, databasePassword: secret });

type GeneratedSecrets = z.infer<typeof secretsSchema>;

export interface DataDirectory {
  /** Absolute path. */
  path: string;
  /** Each is 32 random bytes, in base64url. */
  secrets: GeneratedSecrets;
}

/**
 * Where a server without configuration keeps its own database and the secrets generated at its first start. Any number
 * of processes may start at once: they agree on the same secrets.
 *
 * @throws {Error} with one line for the operator, which never contains the file's contents
 */
export async function openDataDirectory(path: string): Promise<DataDirectory> {
  const directory = resolve(path);
  const file = join(directory, 'secrets.json');
  try {
    await createDirectory(directory);
    const secrets = (await readSecrets(file)) ?? (await generateSecrets(file));
    return { path: directory, secrets };
  } catch (error) {
    if (!codeOf(error)) throw error;
    throw new Error(
      `The data directory cannot be used (${(error as Error).message}): ` +
        'it must belong to the user who starts the server. DATA_DIR chooses another.',
    );
  }
}

async function createDirectory(directory: string): Promise<void> {
  await mkdir(dirname(directory), { recursive: true });
  try {
    await mkdir(directory, { mode: 0o700 });
    // Under root, PostgreSQL runs as another user, who must pass through here to its own directory.
    if (process.getuid?.() === 0) await chmod(directory, 0o711);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const { mode } = await stat(directory);
    // The mode is not corrected: the directory may have been given by mistake, and others may depend on it, like /tmp.
    if (process.platform !== 'win32' && mode & 0o022) {
      throw new Error(
        `Others may write in ${directory}: run "chmod go-w ${directory}", or set DATA_DIR to another.`,
      );
    }
  }
}

/** @returns undefined if the file does not exist yet */
async function readSecrets(file: string): Promise<GeneratedSecrets | undefined> {
  const handle = await open(file).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
  });
  if (!handle) return undefined;
  try {
    // The mode may be too open after a copy, or a restore from backup.
    if ((await handle.stat()).mode & 0o077) await handle.chmod(0o600);
    return secretsSchema.parse(JSON.parse(await handle.readFile('utf8')));
  } catch (error) {
    if (codeOf(error)) throw error;
    throw new Error(
      `${file} is damaged: restore it from a backup. ` +
        `If there is none, remove ${dirname(file)}: without its secrets the data in it cannot be read.`,
    );
  } finally {
    await handle.close();
  }
}

async function generateSecrets(file: string): Promise<GeneratedSecrets> {
  const generate = (): string => randomBytes(32).toString('base64url');
  const secrets = { jwtSecret: generate(), masterKey: generate(), databasePassword: generate() };
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(draft, `${JSON.stringify(secrets, null, 2)}\n`, { flag: 'wx', mode: 0o600, flush: true });
    // A link is created atomically, and never replaces a file that another process has created meanwhile.
    await link(draft, file);
    return secrets;
  } catch (error) {
    const others = codeOf(error) === 'EEXIST' ? await readSecrets(file) : undefined;
    if (!others) throw error;
    return others;
  } finally {
    await rm(draft, { force: true });
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
