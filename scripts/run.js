/**
 * Runs a program of the last build: a production server may have neither the packages nor the time to build.
 *
 *   node scripts/run.js tools/create-account [arguments]
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [name] = process.argv.splice(2, 1);
const file = join(import.meta.dirname, '../dist/src', `${name}.js`);
if (existsSync(file)) {
  process.argv[1] = file;
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(file).href);
} else {
  process.stderr.write('Latchkey has not been built: run "npm run build" first.\n');
  process.exitCode = 1;
}
