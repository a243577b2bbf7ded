import { readFile, writeFile } from 'node:fs/promises';
import { renderSecretScanningPage } from './secret-scanning-docs.js';

/** Writes the rules of `docs/secret-scanning.md`. */
const page = 'docs/secret-scanning.md';

await writeFile(page, renderSecretScanningPage(await readFile(page, 'utf8')));
