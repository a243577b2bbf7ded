import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

// The package is ESM. This makes Node.js and TypeScript treat everything below dist/cjs as CommonJS.
const file = resolve(import.meta.dirname, '../dist/cjs/package.json');
await writeFile(file, '{ "type": "commonjs" }\n');
