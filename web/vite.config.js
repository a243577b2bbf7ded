import react from '@vitejs/plugin-react';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { defineConfig } from 'vite';

const API = 'http://127.0.0.1:3000';

/** Writes `.br` and `.gz` beside each asset, so that the server only picks one. */
const precompress = () => ({
  name: 'precompress',
  apply: 'build',
  async closeBundle() {
    const folder = join(import.meta.dirname, 'dist/assets');
    await Promise.all(
      (await readdir(folder)).map(async (name) => {
        const content = await readFile(join(folder, name));
        await writeFile(join(folder, `${name}.br`), await promisify(brotliCompress)(content));
        await writeFile(join(folder, `${name}.gz`), await promisify(gzip)(content));
      }),
    );
  },
});

const DECLARATIONS = 'virtual:declarations';

/** What the dashboard knows of scopes, audit actions and events: as the API declares them, and nothing besides. */
const declarations = () => ({
  name: 'declarations',
  resolveId: (id) => (id === DECLARATIONS ? `\0${DECLARATIONS}` : undefined),
  async load(id) {
    if (id !== `\0${DECLARATIONS}`) return undefined;
    this.addWatchFile(join(import.meta.dirname, '../openapi.json'));
    const source = pathToFileURL(join(import.meta.dirname, 'declarations.js'));
    // Read anew each time: while the development server runs, the document may change.
    const declared = await import(`${source}?${Date.now()}`);
    return Object.entries(declared)
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
      .join('\n');
  },
});

const BASE_PATH_PLACE = '__BASE__';

/** What the server fills in when it serves the built page. */
const withoutBasePath = () => ({
  name: 'without-base-path',
  apply: 'serve',
  transformIndexHtml: (html) => html.replaceAll(BASE_PATH_PLACE, ''),
});

/** What the pages around signing in show, of Mantine and of ours. */
const GUEST_MODULES = new RegExp(
  [
    '@mantine/core/esm/components/(ActionIcon|Input|InputBase|PasswordInput|TextInput)/',
    'web/src/pages/(guest|invitation|links)/(?!stop-factor-reset)',
    'web/src/components/(forms/(?!confirm-by-typing|dialog-actions)|layout/card)',
  ]
    .join('|')
    .replaceAll('/', String.raw`[\\/]`),
);

/**
 * A page asks for a few files and not for fifty: what every page needs, what guests need besides, what pages for people
 * who are signed in share, and the page itself. What the first page loads is held by a test.
 */
const CHUNKS = [
  { name: 'initial', tags: ['$initial'], priority: 3 },
  { name: 'guest', test: GUEST_MODULES, priority: 2 },
  // Without what only comes when it is called for, and brings others along.
  {
    name: 'shell',
    test: /web[\\/]src[\\/]shell[\\/](?!toasts|command-palette\.|palette[\\/]|step-up-dialog)/,
    priority: 2,
  },
  { name: 'app', minShareCount: 2, priority: 1 },
];

export default defineConfig({
  plugins: [react(), declarations(), precompress(), withoutBasePath()],
  // The page is shown at addresses of any depth; its files find each other from where they are.
  experimental: {
    renderBuiltUrl: (file, { hostType }) =>
      hostType === 'html' ? `${BASE_PATH_PLACE}/${file}` : { relative: true },
  },
  build: {
    outDir: 'dist',
    sourcemap: false,
    // Data in addresses of styles would need a content policy of their own.
    assetsInlineLimit: 0,
    // What the first page loads is held by a test, compressed.
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
  // `npm run dev -w web` beside a running server.
  server: { proxy: Object.fromEntries(['/api', '/docs', '/health', '/llms.txt'].map((path) => [path, API])) },
});
