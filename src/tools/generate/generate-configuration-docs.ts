import { readFile, writeFile } from 'node:fs/promises';
import '../../app.module.js';
import { renderConfigurationPage, renderEnvExample } from './configuration-docs.js';

/** Writes `.env.example`, and the tables of `docs/configuration.md`. */
const page = 'docs/configuration.md';

await writeFile('.env.example', renderEnvExample());
await writeFile(page, renderConfigurationPage(await readFile(page, 'utf8')));
