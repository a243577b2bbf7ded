import fastifyCookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import type { Config } from './core/config/config.js';
import type { OpenDatabase } from './core/database/open-database.js';
import { AnsweringAdapter } from './core/http/answering-adapter.js';
import { boundBodies } from './core/http/body-limits.js';
import { allowOrigins } from './core/http/cors.js';
import { Connections } from './core/http/connections.js';
import { NestLogger } from './core/logging/logger.js';
import { ProblemFilter } from './core/http/problem.filter.js';
import { installRequestHooks } from './core/http/request-hooks.js';
import { serverOptions } from './core/http/server.js';
import { ValidationPipe } from './core/http/validation.js';
import type { Metrics } from './core/metrics/metrics.js';
import { serveOpenApi } from './core/http/serve-openapi.js';
import type { Telemetry } from './core/telemetry/telemetry.js';
import { isKeyByForm, shortestKey } from './core/principal/accepted-keys.js';
import { AccessGuard } from './modules/access/access.guard.js';
import { LimitedAccess } from './modules/access/limited-access.js';
import { RequestLog } from './modules/api-keys/request-log/request-log.js';
import { serveDashboard } from './modules/dashboard/serve-dashboard.js';

/** The API's prefix. Probes stay outside it, where load balancers expect them. */
const API_PREFIX = 'api/v1';
const OUTSIDE_PREFIX = [
  '.well-known/jwks.json',
  'health/live',
  'health/ready',
  'llms.txt',
  'docs',
  'docs/*path',
];

/** The only app factory: shared by the server, the tools and the OpenAPI export. */
export async function createApp(
  config: Config,
  database: OpenDatabase,
  logger: Logger,
  metrics: Metrics,
  telemetry?: Telemetry,
): Promise<NestFastifyApplication> {
  const adapter = new AnsweringAdapter(serverOptions(config, logger));
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, database, metrics),
    adapter,
    {
      bodyParser: false,
      logger: new NestLogger(logger),
      abortOnError: false,
    },
  );
  // Only two routes read a cookie, and they parse it themselves.
  await app.register(fastifyCookie, { hook: false });
  app.setGlobalPrefix(API_PREFIX, { exclude: OUTSIDE_PREFIX });
  app.useGlobalPipes(new ValidationPipe((text) => isKeyByForm(text, config), shortestKey(config)));
  app.useGlobalFilters(new ProblemFilter());
  const limited = app.get(LimitedAccess);
  installRequestHooks(adapter, config, logger, metrics, (key) => limited.headersOf(key), telemetry);
  const guard = app.get(AccessGuard);
  boundBodies(adapter.getInstance(), {
    admit: (request, requirement) => guard.admit(request, requirement),
    bytesMax: config.limits.BODY_MEGABYTES_MAX * 1024 ** 2,
  });
  app.get(RequestLog).watch(adapter.getInstance());
  app.get(Connections).watch(adapter.getInstance());
  allowOrigins(app, config.corsOrigins);
  serveOpenApi(app);
  await serveDashboard(app, config);
  return app;
}
