import react from '@vitejs/plugin-react';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { defineConfig } from 'vite';

const API = 'http://127.0.0.1:3000';

/** Writes `.br` and `.gz` files beside each asset, so that the server does not have to compress. */
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

/** The API's scopes, audit actions and events for the dashboard: exactly those that the API declares. */
const declarations = () => ({
  name: 'declarations',
  resolveId: (id) => (id === DECLARATIONS ? `\0${DECLARATIONS}` : undefined),
  async load(id) {
    if (id !== `\0${DECLARATIONS}`) return undefined;
    this.addWatchFile(join(import.meta.dirname, '../openapi.json'));
    const source = pathToFileURL(join(import.meta.dirname, 'declarations.js'));
    // Imported anew each time, because the document may change while the development server runs.
    const declared = await import(`${source}?${Date.now()}`);
    return Object.entries(declared)
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
      .join('\n');
  },
});

const MANTINE_STYLES = /@mantine[\\/]core[\\/]styles\.css$/;
const MANTINE_CLASSES = /@mantine[\\/]core[\\/]esm[\\/].*[\\/](?<component>\w+)\.module\.mjs$/;

/**
 * Instead of all of Mantine's styles, those of the components that are used: each comes with the module of its class
 * names. A component imports those that it is made of, so their styles come first, as Mantine requires.
 */
const usedMantineStyles = () => ({
  name: 'used-mantine-styles',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: [MANTINE_STYLES, MANTINE_CLASSES] },
    handler(code, id) {
      const component = MANTINE_CLASSES.exec(id)?.groups.component;
      if (component) return `import '@mantine/core/styles/${component}.css';\n${code}`;
      return ['baseline', 'default-css-variables', 'global']
        .map((name) => `@import '@mantine/core/styles/${name}.css';`)
        .join('\n');
    },
  },
});

const BASE_PATH_PLACE = '__BASE__';

/** The server fills this in when it serves the built page. */
const withoutBasePath = () => ({
  name: 'without-base-path',
  apply: 'serve',
  transformIndexHtml: (html) => html.replaceAll(BASE_PATH_PLACE, ''),
});

const PAGE = join(import.meta.dirname, 'index.html');
const GUEST_PAGE = join(import.meta.dirname, 'guest.html');

/** A second page for the pages by which visitors become users: the same, with an entry of its own. */
const guestPage = () => ({
  name: 'guest-page',
  apply: 'build',
  resolveId: (id) => (id === GUEST_PAGE ? id : undefined),
  async load(id) {
    if (id !== GUEST_PAGE) return undefined;
    return (await readFile(PAGE, 'utf8'))
      .replace('data-page="dashboard"', 'data-page="guest"')
      .replace('/src/main.tsx', '/src/guest.tsx');
  },
});

/**
 * Groups modules so that a page loads a few files instead of fifty: what the pages for guests need, what every other page
 * needs too, what pages for signed-in users share, and the page itself. A test limits what the first page loads.
 */
const CHUNKS = [
  // With its dependencies, and the container, which the error page uses: that saves a file with its few styles.
  { name: 'guest', test: /web[\\/]guest\.html$|components[\\/]Container[\\/]/, priority: 4 },
  { name: 'initial', tags: ['$initial'], priority: 3 },
  // Without parts that are only loaded on demand, along with their dependencies.
  {
    name: 'shell',
    test: /web[\\/]src[\\/]shell[\\/](?!toasts|command-palette\.|palette[\\/]|step-up-dialog)/,
    priority: 2,
  },
  { name: 'app', minShareCount: 2, priority: 1 },
];

export default defineConfig({
  plugins: [react(), usedMantineStyles(), declarations(), guestPage(), precompress(), withoutBasePath()],
  // The page is served at URLs of any depth, so its files refer to each other by relative paths.
  experimental: {
    renderBuiltUrl: (file, { hostType }) =>
      hostType === 'html' ? `${BASE_PATH_PLACE}/${file}` : { relative: true },
  },
  build: {
    outDir: 'dist',
    sourcemap: false,
    // `data:` URLs in styles would require a weaker content policy.
    assetsInlineLimit: 0,
    // A test limits the compressed size of what the first page loads.
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: [PAGE, GUEST_PAGE], output: { codeSplitting: { groups: CHUNKS } } },
  },
  // For `npm run dev -w web` next to a running server.
  server: { proxy: Object.fromEntries(['/api', '/docs', '/health', '/llms.txt'].map((path) => [path, API])) },
});
