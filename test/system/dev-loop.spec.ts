import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { cp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { WebSocket } from 'undici';
import { request } from '../support/client.js';
import { endPrograms, makeDirectory, type Program, startProgram } from '../support/program.js';

const root = resolve(import.meta.dirname, '../..');
const COPIED = [
  ...['docs', 'openapi.json', 'ormconfig.ts', 'package.json', 'packages/sdk', 'scripts', 'src'],
  ...['tsconfig.json', 'web'],
  'dist/packages',
];

/** A copy of the project with the packages installed here, so that editing it affects nobody else. */
async function copyProject(): Promise<string> {
  const copy = await makeDirectory();
  for (const path of COPIED) await cp(join(root, path), join(copy, path), { recursive: true });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

async function listenOnFreePort() {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return { listener, port: (listener.address() as AddressInfo).port };
}

const startDev = (project: string, port: number) =>
  startProgram({ cwd: project, script: join(project, 'scripts/dev.js'), env: { PORT: String(port) } });

/** Resolves when the program has printed `text` that many times. */
const said = (program: Program, text: string, times = 1) =>
  program.waitFor(() => program.log.filter((line) => line.includes(text)).length >= times || undefined);

const clusterFiles = (project: string) => readdir(join(project, '.data/postgres/cluster'));

afterAll(endPrograms);

describe('npm run dev', () => {
  let project: string;
  let program: Program;
  let server: { url: string };
  const page = async () => (await fetch(`${server.url}/llms.txt`)).text();
  const edit = async (file: string, change: (text: string) => string) => {
    const path = join(project, file);
    await writeFile(path, change(await readFile(path, 'utf8')));
  };
  const contents = 'src/modules/docs/contents.ts';

  beforeAll(async () => {
    project = await copyProject();
    const { listener, port } = await listenOnFreePort();
    listener.close();
    await once(listener, 'close');
    server = { url: `http://127.0.0.1:${port}` };
    program = await startDev(project, port);
    await said(program, 'dev: ready at');
  });

  it('serves the API and the dashboard at one URL', async () => {
    const { status, json } = await request(server, 'POST', '/api/v1/auth/register', {
      json: { email: 'dev@example.com', password: 'correct horse battery' },
    });
    expect(status).toBe(201);
    const me = await request(server, 'GET', '/api/v1/me', { apiKey: json.api_key.key });
    expect(me.status).toBe(200);
    const html = await (await fetch(server.url, { headers: { accept: 'text/html' } })).text();
    expect(html).toContain('data-signup="open"');
    expect(html).toContain('/@vite/client');
  });

  it('sends an edit of the dashboard to the browser', async () => {
    for (const path of ['/src/main.tsx', '/src/app.tsx']) await (await fetch(`${server.url}${path}`)).text();
    const client = await (await fetch(`${server.url}/@vite/client`)).text();
    const token = /wsToken = "([^"]+)"/.exec(client)?.[1];
    const browser = new WebSocket(`${server.url.replace('http', 'ws')}/?token=${token}`, 'vite-hmr');
    const messages: string[] = [];
    const updated = new Promise<void>((found) => {
      browser.addEventListener('message', ({ data }) => {
        messages.push(String(data));
        if (messages.some((message) => message.includes('/src/app.tsx'))) found();
      });
    });
    await new Promise((opened) => browser.addEventListener('open', opened));
    await edit('web/src/app.tsx', (text) => `${text}export const edited = true;\n`);
    await updated;
    browser.close();
    expect(await (await fetch(`${server.url}/src/app.tsx`)).text()).toContain('edited = true');
  });

  it('serves an edit of the server; a mistake is shown and ends nothing', async () => {
    expect(await page()).toMatch(/^# Latchkey\n/);
    await edit(contents, (text) => text.replace("'# Latchkey'", "'# Edited'"));
    await said(program, 'dev: server built', 2);
    expect(await page()).toMatch(/^# Edited\n/);

    await edit(contents, (text) => `${text}const mistake = ;\n`);
    await said(program, 'dev: the server was not built');
    expect(program.log.some((line) => line.includes(contents))).toBe(true);
    expect(await page()).toMatch(/^# Edited\n/);

    await edit(contents, (text) =>
      text.replace('const mistake = ;\n', '').replace("'# Edited'", "'# Mended'"),
    );
    await said(program, 'dev: server built', 3);
    expect(await page()).toMatch(/^# Mended\n/);
  });

  it('says why the server no longer starts, and continues after the next edit', async () => {
    await edit('src/main.ts', (text) => `${text}process.exit(7);\n`);
    await said(program, 'dev: the server has ended (7)');
    const { status, text } = await request(server, 'GET', '/health/live');
    expect({ status, text }).toMatchObject({ status: 503, text: expect.stringContaining('(7)') });
    await edit('src/main.ts', (source) => source.replace('process.exit(7);\n', ''));
    await said(program, 'dev: server built', 5);
    expect((await request(server, 'GET', '/health/live')).status).toBe(200);
  });

  it('ends along with everything that it has started', async () => {
    expect(await clusterFiles(project)).toContain('postmaster.pid');
    program.process.kill('SIGINT');
    expect(await program.ended()).toBe(0);
    expect(await clusterFiles(project)).not.toContain('postmaster.pid');
    await expect(fetch(server.url)).rejects.toThrow('fetch failed');
  });
});

describe('npm run dev, where its port is taken,', () => {
  let taken: Awaited<ReturnType<typeof listenOnFreePort>>;

  beforeAll(async () => {
    taken = await listenOnFreePort();
  });
  afterEach(() => void taken.listener.close());

  it('says so and ends', async () => {
    const program = await startDev(await copyProject(), taken.port);
    expect(await program.ended()).toBe(1);
    expect(program.log.at(-1)).toBe(`dev: Port ${taken.port} is already in use`);
  });
});
