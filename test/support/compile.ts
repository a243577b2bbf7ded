import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');

/** A folder of the consumer whose files are CommonJS, with access to the consumer's packages. */
export async function makeCommonJsPackage(folder: string): Promise<string> {
  const commonJs = await mkdtemp(join(folder, 'commonjs-'));
  await writeFile(join(commonJs, 'package.json'), '{ "private": true, "type": "commonjs" }\n');
  return commonJs;
}

/**
 * Strict, and checking the declarations of all packages.
 *
 * @returns the compiler's errors
 */
export async function compile(
  directory: string,
  options: Record<string, unknown>,
  typescript: 'typescript' | 'typescript-native' = 'typescript-native',
): Promise<string> {
  await writeFile(
    join(directory, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        target: 'ES2022',
        moduleDetection: 'force',
        typeRoots: [join(root, 'node_modules/@types')],
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        noEmit: true,
        ...options,
      },
      include: ['*.ts'],
    }),
  );
  const compiler = join(root, 'node_modules', typescript, 'bin/tsc');
  const { stdout } = await run(process.execPath, [compiler, '-p', directory], { cwd: directory }).catch(
    (error: { stdout: string }) => error,
  );
  return stdout;
}
