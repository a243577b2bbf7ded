import { type INestApplicationContext, Module, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import '../app.module.js';
import { CoherenceModule } from '../core/coherence/coherence.module.js';
import type { Config } from '../core/config/config.js';
import { ConfigModule } from '../core/config/config.module.js';
import { DatabaseModule } from '../core/database/database.module.js';
import type { OpenDatabase } from '../core/database/open-database.js';
import { HttpModule } from '../core/http/http.module.js';
import { Metrics } from '../core/metrics/metrics.js';
import { MetricsModule } from '../core/metrics/metrics.module.js';
import { QueueModule } from '../core/queue/queue.module.js';
import { AuditModule } from '../modules/audit/audit.module.js';

/**
 * Starts as much of the application as a tool needs to change something: no routes, no listener, no background work.
 *
 * @param config from `loadConfigOfTool`
 * @param modules those that the tool uses, and what they depend on besides core and audit
 */
export async function withModules<T>(
  config: Config,
  database: OpenDatabase,
  modules: NonNullable<ModuleMetadata['imports']>,
  work: (context: INestApplicationContext) => Promise<T>,
): Promise<T> {
  @Module({
    imports: [
      ConfigModule.with(config),
      HttpModule,
      DatabaseModule.with(database),
      MetricsModule.with(new Metrics()),
      CoherenceModule,
      QueueModule,
      AuditModule,
      ...modules,
    ],
  })
  class ToolModule {}

  const context = await NestFactory.createApplicationContext(ToolModule, {
    logger: false,
    abortOnError: false,
  });
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}
