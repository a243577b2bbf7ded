import '../app.module.js';
import { loadDatabaseConfigOfTool } from '../core/config/config.js';
import { openDatabase } from '../core/database/open-database.js';
import { exitWithMessage } from './exit-with-message.js';
import { readArguments } from './read-arguments.js';

const USAGE = `Updates the schema of the database to this version and exits: for deployments with DATABASE_MIGRATE=off.

  node dist/src/tools/migrate.js

Needs only DATABASE_URL of the server's variables. Servers may be running on the database.
`;

readArguments(USAGE, {});
const config = await loadDatabaseConfigOfTool().catch(exitWithMessage);
const report = (message: string): void => void process.stdout.write(`${message}\n`);
const stopping = new AbortController();
// As the first process of a container, it would ignore them.
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => stopping.abort());
const database = await openDatabase(
  // It changes only the schema, and makes no durability promises.
  { ...config, migrateOnStart: true, fsyncRequired: false },
  { report, signal: stopping.signal },
).catch((error: unknown) =>
  exitWithMessage(stopping.signal.aborted ? new Error('Stopped before the schema was up to date.') : error),
);
process.stdout.write('The schema is up to date.\n');
await database.close();
