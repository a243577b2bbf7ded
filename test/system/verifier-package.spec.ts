import { beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { useServer } from '../support/app.js';
import { type Account, register } from '../support/client.js';
import { compile, makeCommonJsPackage } from '../support/compile.js';
import { installPackages } from '../support/install-package.js';
import { registerService, type Service } from '../support/verifiers.js';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const ADAPTERS = ['express', 'fastify', 'fetch', 'hono', 'nest'];

const app = useServer();
let files: string[];
let folder: string;
let owner: Account;
let service: Service;

beforeAll(async () => {
  const installed = await installPackages('verifier');
  folder = installed.folder;
  files = installed.files['@latchkey/verifier'] ?? [];
  owner = await register(app.server);
  service = await registerService(app.server, app.database);
});

const environment = () => ({
  ...process.env,
  LATCHKEY_BASE_URL: app.server.url,
  LATCHKEY_SECRET: service.secret,
  LATCHKEY_AUDIENCE: service.name,
  API_KEY: owner.apiKey,
});

/** What both module formats run, in a package without frameworks. */
const PROGRAM = `
  const { LATCHKEY_BASE_URL: baseUrl, LATCHKEY_SECRET: secret, LATCHKEY_AUDIENCE: audience, API_KEY: key } = process.env;
  (async () => {
    const verifier = createVerifier({ baseUrl, secret, audience });
    await verifier.ready();
    const { principal } = await latchkey(verifier, new Request('http://x.test', { headers: { 'x-api-key': key } }));
    const { response } = await latchkey(verifier, new Request('http://x.test'));
    console.log(principal.role, response.status, typeof express({}), typeof fastify({}), typeof hono({}));
    await verifier.close();
    const refused = await createVerifier({ baseUrl, secret: 'wrong', audience, onError() {} }).ready().catch((error) => error);
    console.log(refused instanceof VerifierError, refused.status, refused.code);
    process.exit();
  })();`;
const OUTPUT = 'owner 401 function function function\ntrue 401 invalid_credentials\n';

describe('The package', () => {
  it('contains what is needed to use it, and nothing else', () => {
    const code = files.filter((file) => file.startsWith('dist/'));
    expect(files.filter((file) => !code.includes(file))).toEqual(['LICENSE', 'README.md', 'package.json']);
    for (const name of ['index', ...ADAPTERS.map((adapter) => `adapters/${adapter}`)]) {
      for (const format of ['dist', 'dist/cjs'])
        expect(code).toEqual(expect.arrayContaining([`${format}/${name}.js`, `${format}/${name}.d.ts`]));
    }
    expect(code.filter((file) => !/^dist\/(cjs\/)?(adapters\/)?[a-z-]+\.(js|d\.ts)$/.test(file))).toEqual([
      'dist/cjs/package.json',
    ]);
  });

  it('has no dependencies; Nest and Hono must be installed to use their adapters', async () => {
    const { dependencies, peerDependencies, peerDependenciesMeta, scripts } = JSON.parse(
      await readFile(join(folder, 'node_modules/@latchkey/verifier/package.json'), 'utf8'),
    );
    expect(dependencies).toBeUndefined();
    expect(peerDependencies).toEqual({ '@nestjs/common': expect.any(String), hono: expect.any(String) });
    expect(peerDependenciesMeta).toEqual({
      '@nestjs/common': { optional: true },
      hono: { optional: true },
    });
    expect(Object.keys(scripts)).toEqual(['build']);
  });

  it('runs as ES modules', async () => {
    await writeFile(
      join(folder, 'run.js'),
      `import { createVerifier, VerifierError } from '@latchkey/verifier';
       import { latchkey as express } from '@latchkey/verifier/express';
       import { latchkey as fastify } from '@latchkey/verifier/fastify';
       import { latchkey as hono } from '@latchkey/verifier/hono';
       import { latchkey } from '@latchkey/verifier/fetch';
       ${PROGRAM}`,
    );
    const { stdout, stderr } = await run(process.execPath, ['run.js'], { cwd: folder, env: environment() });
    expect({ stdout, stderr }).toEqual({ stdout: OUTPUT, stderr: '' });
  });

  it('runs in a CommonJS package', async () => {
    const commonJs = await makeCommonJsPackage(folder);
    await writeFile(
      join(commonJs, 'run.js'),
      `const { createVerifier, VerifierError } = require('@latchkey/verifier');
       const { latchkey: express } = require('@latchkey/verifier/express');
       const { latchkey: fastify } = require('@latchkey/verifier/fastify');
       const { latchkey: hono } = require('@latchkey/verifier/hono');
       const { latchkey } = require('@latchkey/verifier/fetch');
       ${PROGRAM}`,
    );
    const { stdout, stderr } = await run(process.execPath, ['--no-experimental-require-module', 'run.js'], {
      cwd: commonJs,
      env: environment(),
    });
    expect({ stdout, stderr }).toEqual({ stdout: OUTPUT, stderr: '' });
  });

  it('has types that match those of the frameworks, in both formats', async () => {
    const program = `
      import { createVerifier, type Principal, type Verdict } from '@latchkey/verifier';
      import { latchkey as forExpress, principalOf } from '@latchkey/verifier/express';
      import { latchkey as forFastify } from '@latchkey/verifier/fastify';
      import { latchkey as forFetch } from '@latchkey/verifier/fetch';
      import { latchkey as forHono, type LatchkeyVariables } from '@latchkey/verifier/hono';
      import { CurrentPrincipal, LatchkeyGuard, PublicRoute, RequireScopes } from '@latchkey/verifier/nest';
      import type { CanActivate } from '@nestjs/common';
      import type { Express } from 'express';
      import type { FastifyInstance } from 'fastify';
      import type { Hono } from 'hono';

      const verifier = createVerifier({ baseUrl: ['http://a.test'], secret: process.env['S'], audience: 'a' });
      export const verdict: Verdict | Promise<Verdict> = verifier.verify(new Headers(), { scope: ['a:b'] });
      export function use(express: Express, fastify: FastifyInstance, hono: Hono<{ Variables: LatchkeyVariables }>) {
        express.use(forExpress(verifier));
        express.get('/', forExpress(verifier, { scope: 'a:b' }), (request, response) => {
          const principal: Principal = principalOf(request);
          response.json(principal.scopes);
        });
        fastify.addHook('onRequest', forFastify(verifier));
        fastify.get('/', { onRequest: forFastify(verifier, { scope: 'a:b' }) }, async (request) => principalOf(request));
        hono.use(forHono(verifier));
        hono.get('/', forHono(verifier, { address: (c) => c.req.header('x-real-ip') }), (c) => c.json(c.get('latchkey')));
      }
      export async function serve(request: Request): Promise<Response> {
        const { principal, response } = await forFetch(verifier, request);
        return response ?? Response.json(principal.workspaceId);
      }
      export const guard: CanActivate = new LatchkeyGuard(verifier);
      export const decorators = [CurrentPrincipal, PublicRoute(), RequireScopes('a:b')];
      // @ts-expect-error There is no such option.
      createVerifier({ baseUrl: '', secret: '', audience: '', key: '' });
      // @ts-expect-error A scope is a text.
      verifier.verify(new Headers(), { scope: 1 });
      // @ts-expect-error What it was given cannot be changed.
      principalOf({}).scopes.push('a:b');\n`;
    // From here on, the consumer has the frameworks.
    for (const name of ['@types/express', 'fastify', 'hono', '@nestjs/common']) {
      const link = join(folder, 'node_modules', name);
      await mkdir(dirname(link), { recursive: true });
      await symlink(join(root, 'node_modules', name), link);
    }
    const commonJs = await makeCommonJsPackage(folder);
    const readme = await readFile(join(folder, 'node_modules/@latchkey/verifier/README.md'), 'utf8');
    const examples = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code as string);
    expect(examples).toHaveLength(2);
    const readmeProgram = `import express from 'express';\nconst app = express();\n${examples.join('')}`;
    await writeFile(join(folder, 'readme.ts'), readmeProgram);
    for (const directory of [folder, commonJs]) {
      await writeFile(join(directory, 'program.ts'), program);
      const options = {
        module: 'NodeNext',
        moduleResolution: 'NodeNext',
        lib: ['ES2023'],
        types: ['node'],
      };
      // The declarations of the frameworks are not ours to check.
      expect(await compile(directory, { ...options, skipLibCheck: true })).toBe('');
    }
  });
});
