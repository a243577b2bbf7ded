import { resolve } from 'node:path';
import { build } from 'vite';

const entry = resolve(import.meta.dirname, 'bundled-entry.js');

const [result] = await build({
  configFile: false,
  logLevel: 'error',
  // The entry exists only in the command line. It is placed next to this file, so that its imports are found.
  plugins: [
    {
      name: 'entry',
      resolveId: (id) => (id === entry ? id : undefined),
      load: (id) => (id === entry ? process.argv[2] : undefined),
    },
  ],
  build: { write: false, minify: false, lib: { entry, formats: ['es'], fileName: 'bundle' } },
});
process.stdout.write(result.output[0].code);
