import { beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { useServer } from '../support/app.js';
import { register } from '../support/client.js';
import { compile, makeCommonJsPackage } from '../support/compile.js';
import { installPackages } from '../support/install-package.js';

const run = promisify(execFile);

const app = useServer();
let files: string[];
let folder: string;

beforeAll(async () => {
  const installed = await installPackages('sdk');
  folder = installed.folder;
  files = installed.files['@latchkey/sdk'] ?? [];
});

describe('The package', () => {
  it('contains what is needed to use it, and nothing else', () => {
    const [code, others] = [
      files.filter((file) => file.startsWith('dist/')),
      files.filter((file) => !file.startsWith('dist/')),
    ];
    expect(others).toEqual(['LICENSE', 'README.md', 'package.json']);
    for (const format of ['dist', 'dist/cjs'])
      expect(code).toEqual(expect.arrayContaining([`${format}/index.js`, `${format}/index.d.ts`]));
    expect(code.filter((file) => !/^dist\/(cjs\/)?(session\/)?[a-z-]+\.(js|d\.ts)$/.test(file))).toEqual([
      'dist/cjs/package.json',
    ]);
  });

  it('has exactly two dependencies', async () => {
    const { dependencies, peerDependencies, scripts } = JSON.parse(
      await readFile(join(folder, 'node_modules/@latchkey/sdk/package.json'), 'utf8'),
    );
    expect(Object.keys(dependencies)).toEqual(['openapi-fetch', 'standardwebhooks']);
    expect(peerDependencies).toBeUndefined();
    expect(Object.keys(scripts)).toEqual(['build']);
  });

  it('runs in Node.js, configured only by the environment', async () => {
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

  it('runs in a CommonJS package', async () => {
    const { apiKey, workspace } = await register(app.server);
    const commonJs = await makeCommonJsPackage(folder);
    await writeFile(
      join(commonJs, 'run.js'),
      `const { Latchkey, LatchkeyError, webhooks } = require('@latchkey/sdk');
       const { displayPrefix } = require('@latchkey/sdk/api-key-format');
       (async () => {
         const { key } = await new Latchkey().me();
         console.log(key.keyPrefix === displayPrefix(process.env.LATCHKEY_API_KEY), typeof webhooks.verify);
         const error = await new Latchkey({ apiKey: 'wrong' }).me().catch((error) => error);
         console.log(error instanceof LatchkeyError, error.status);
       })();`,
    );
    // Jest and older versions of Node.js cannot require ES modules.
    const { stdout, stderr } = await run(process.execPath, ['--no-experimental-require-module', 'run.js'], {
      cwd: commonJs,
      env: {
        ...process.env,
        LATCHKEY_API_KEY: apiKey,
        LATCHKEY_WORKSPACE_ID: workspace.id,
        LATCHKEY_BASE_URL: app.server.url,
      },
    });
    expect({ stdout, stderr }).toEqual({ stdout: 'true function\ntrue 401\n', stderr: '' });
  });

  // The declarations are the same as for the ES modules, for which one complete check is enough. TypeScript 6, which is
  // still common, takes several times as long as 7, so it checks them only once.
  it.each([
    ['Node16', false, 'typescript-native'],
    ['NodeNext', true, 'typescript'],
  ] as const)(
    'has types for CommonJS packages with module resolution %s',
    async (moduleResolution, skipLibCheck, typescript) => {
      const commonJs = await makeCommonJsPackage(folder);
      await writeFile(
        join(commonJs, 'program.ts'),
        `import { Latchkey, type Document, LatchkeyError } from '@latchkey/sdk';
         import { displayPrefix } from '@latchkey/sdk/api-key-format';
         export async function main(): Promise<Document[]> {
           const latchkey = new Latchkey({ apiKey: displayPrefix('lk_0') });
           const first = await latchkey.documents.list().page({ limit: 1, cursor: null });
           const second = await latchkey.documents.list().page({ cursor: first.nextCursor });
           // @ts-expect-error Names are in camel case.
           await latchkey.workspaces.createApiKey('', { name: '', allowed_ips: [] });
           return second.items;
         }
         export const status = (error: LatchkeyError): number | undefined => error.status;
         // @ts-expect-error There is no such option.
         new Latchkey({ key: '' });\n`,
      );
      const options = {
        module: moduleResolution,
        moduleResolution,
        skipLibCheck,
        lib: ['ES2022'],
        types: ['node'],
      };
      expect(await compile(commonJs, options, typescript)).toBe('');
    },
  );

  it.each([
    ['NodeNext', ['ES2022'], ['node']],
    ['Bundler', ['ES2022', 'DOM', 'DOM.Iterable'], []],
  ])(
    'has types for consumers with module resolution %s: its whole README compiles',
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
         // @ts-expect-error Scopes are a list.
         await latchkey.workspaces.createApiKey('', { name: '', scopes: 'documents:read' });
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
      const module = moduleResolution === 'Bundler' ? 'ESNext' : moduleResolution;
      expect(await compile(folder, { module, moduleResolution, lib, types })).toBe('');
    },
  );
});
