import '../app.module.js';
import { loadDatabaseConfig } from '../core/config/config.js';
import { openDatabase } from '../core/database/open-database.js';
import { exitWithMessage } from './exit-with-message.js';

/** Updates the database's schema and exits: for deployments with `DATABASE_MIGRATE=off`. */
const config = await loadDatabaseConfig().catch(exitWithMessage);
const report = (message: string): void => void process.stdout.write(`${message}\n`);
const database = await openDatabase(
  // It changes only the schema, and makes no durability promises.
  { ...config, migrateOnStart: true, fsyncRequired: false },
  { report },
).catch(exitWithMessage);
process.stdout.write('The schema is up to date.\n');
await database.close();
