import { beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { useOwnServer } from '../support/app.js';
import { register } from '../support/client.js';
import { installInEmptyFolder, pack, type PackedPackage } from '../support/install-package.js';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const MILLISECONDS_MAX = 180_000;

/** All that comes with the SDK. */
const DEPENDENCIES = [
  'openapi-fetch',
  'openapi-typescript-helpers',
  'standardwebhooks',
  '@stablelib/base64',
  'fast-sha256',
];

const app = useOwnServer();
let packed: PackedPackage;
let folder: string;

beforeAll(async () => {
  packed = await pack(join(root, 'packages/sdk'));
  folder = await installInEmptyFolder([packed.tarball], DEPENDENCIES);
}, MILLISECONDS_MAX);

describe('The package', () => {
  it('contains what is needed to use it, and nothing else', () => {
    const [code, others] = [
      packed.files.filter((file) => file.startsWith('dist/')),
      packed.files.filter((file) => !file.startsWith('dist/')),
    ];
    expect(others).toEqual(['LICENSE', 'README.md', 'package.json']);
    expect(code).toEqual(expect.arrayContaining(['dist/index.js', 'dist/index.d.ts']));
    expect(code.filter((file) => !/^dist\/(session\/)?[a-z-]+\.(js|d\.ts)$/.test(file))).toEqual([]);
  });

  it('brings two dependencies, and no other', async () => {
    const { dependencies, peerDependencies, scripts } = JSON.parse(
      await readFile(join(folder, 'node_modules/@latchkey/sdk/package.json'), 'utf8'),
    );
    expect(Object.keys(dependencies)).toEqual(['openapi-fetch', 'standardwebhooks']);
    expect(peerDependencies).toBeUndefined();
    expect(Object.keys(scripts)).toEqual(['build']);
  });

  it('runs in Node.js, with nothing but the environment to configure it', async () => {
    const { apiKey, workspace } = await register(app.server);
    await writeFile(
      join(folder, 'run.js'),
      `import { Latchkey, webhooks } from '@latchkey/sdk';
       import { displayPrefix } from '@latchkey/sdk/api-key-format';
       const { key } = await new Latchkey().me();
       console.log(key.keyPrefix === displayPrefix(process.env.LATCHKEY_API_KEY), typeof webhooks.verify);`,
    );
    const { stdout, stderr } = await run(process.execPath, ['run.js'], {
      cwd: folder,
      env: {
        ...process.env,
        LATCHKEY_API_KEY: apiKey,
        LATCHKEY_WORKSPACE_ID: workspace.id,
        LATCHKEY_BASE_URL: app.server.url,
      },
    });
    expect({ stdout, stderr }).toEqual({ stdout: 'true function\n', stderr: '' });
  });

  it.each([
    ['NodeNext', ['ES2022'], ['node']],
    ['Bundler', ['ES2022', 'DOM', 'DOM.Iterable'], []],
  ])(
    'has types for consumers with module resolution %s: all of its README compiles',
    async (moduleResolution, lib, types) => {
      const readme = await readFile(join(folder, 'node_modules/@latchkey/sdk/README.md'), 'utf8');
      const examples = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code as string);
      expect(examples.length).toBeGreaterThanOrEqual(6);
      const declarations =
        types.length === 0 ? 'declare const process: { env: Record<string, string | undefined> };\n' : '';
      await Promise.all(
        examples.map((code, index) => writeFile(join(folder, `example-${index}.ts`), code + declarations)),
      );
      await writeFile(
        join(folder, 'mistakes.ts'),
        `import { Latchkey } from '@latchkey/sdk';
         const latchkey = new Latchkey();
         // @ts-expect-error There is no such option.
         new Latchkey({ key: '' });
         // @ts-expect-error Names are in camel case.
         await latchkey.workspaces.createApiKey('', { name: '', allowed_ips: [] });
         // @ts-expect-error There is no such scope.
         await latchkey.workspaces.createApiKey('', { name: '', scopes: ['everything'] });
         // @ts-expect-error A name or a label.
         await latchkey.workspaces.createApiKey('', {});
         // @ts-expect-error And not both.
         await latchkey.workspaces.createApiKey('', { name: '', label: '' });
         const [event] = await latchkey.workspaces.listAuditEvents('').toArray();
         // @ts-expect-error Anything may be in there.
         event?.details.toTitle.length;
         const first = await latchkey.documents.list().page({ cursor: null });
         await latchkey.documents.list().page({ cursor: first.nextCursor });
         export const times: (string | null)[] = (await latchkey.workspaces.listApiKeys('').toArray()).map(
           ({ lastUsedAt }) => lastUsedAt,
         );\n${declarations}`,
      );
      await writeFile(
        join(folder, 'tsconfig.json'),
        JSON.stringify({
          compilerOptions: {
            target: 'ES2022',
            module: moduleResolution === 'Bundler' ? 'ESNext' : moduleResolution,
            moduleResolution,
            moduleDetection: 'force',
            lib,
            types,
            typeRoots: [join(root, 'node_modules/@types')],
            strict: true,
            exactOptionalPropertyTypes: true,
            skipLibCheck: false,
            noEmit: true,
          },
          include: ['*.ts'],
        }),
      );
      const { stdout } = await run(
        process.execPath,
        [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder],
        { cwd: folder },
      ).catch((error: { stdout: string }) => error);
      expect(stdout).toBe('');
    },
    MILLISECONDS_MAX,
  );
});
