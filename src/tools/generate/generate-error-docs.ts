import { writeFile } from 'node:fs/promises';
import '../../app.module.js';
import { errorDocumentation } from '../../core/errors/documentation.js';

/** Writes `docs/errors.md`. */
await writeFile('docs/errors.md', errorDocumentation());
