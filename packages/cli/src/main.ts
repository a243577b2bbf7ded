import { VERSION } from '@latchkey/sdk';

process.stdout.write(`${VERSION}\n`);
