import { readFile, writeFile } from 'node:fs/promises';
import '../../app.module.js';
import { renderEmailPage } from './email-docs.js';

/** Writes the table of `docs/email.md`. */
const page = 'docs/email.md';

await writeFile(page, renderEmailPage(await readFile(page, 'utf8')));
