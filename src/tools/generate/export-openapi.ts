import { writeFile } from 'node:fs/promises';
import { DataSource } from 'typeorm';
import { resolveConfig } from '../../core/config/config.js';
import { ConnectionGate } from '../../core/database/connection-gate.js';
import { createLogger, openLog } from '../../core/logging/logger.js';
import { Metrics } from '../../core/metrics/metrics.js';
import { createOpenApiDocument } from '../../core/openapi/document.js';
import { randomToken } from '../../core/secrets/random-token.js';
import { createApp } from '../../create-app.js';

/** Writes `openapi.json`. Needs no database: the document is built from the routes alone. */
const config = await resolveConfig({
  NODE_ENV: 'test',
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  JWT_SECRET: randomToken(),
  MASTER_KEY: randomToken(),
});
const database = {
  dataSource: new DataSource({ type: 'postgres' }),
  url: '',
  gate: new ConnectionGate(),
  close: () => Promise.resolve(),
};
const app = await createApp(
  config,
  database,
  createLogger({ logLevel: 'silent' }, await openLog({ environment: 'test', logFormat: 'json' })),
  new Metrics(),
);
await writeFile('openapi.json', `${JSON.stringify(createOpenApiDocument(app), null, 2)}\n`);
process.exit(0);
