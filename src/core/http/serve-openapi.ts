import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import './base-path.js';
import { createOpenApiDocument } from '../openapi/document.js';

const UI_PATH = 'api/docs';
const JSON_PATH = 'api/openapi.json';

/** Swagger UI needs its own scripts and styles, and calls the API on the same origin. */
const UI_CONTENT_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * A user who has authorised both schemes would send both, but the API accepts only one. A token works on every route, a
 * key does not. This function runs in the browser as written here.
 */
function sendOneCredential(request: { headers: Record<string, string> }): unknown {
  if (request.headers['Authorization']) delete request.headers['X-API-Key'];
  return request;
}

/** Serves the OpenAPI document at `/api/openapi.json`, and Swagger UI at `/api/docs`. */
export function serveOpenApi(app: NestFastifyApplication): void {
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  server.addHook('onRoute', (route) => {
    if (!route.url.startsWith(`/${UI_PATH}`)) return;
    route.onRequest = (_request, reply, done) => {
      void reply.header('content-security-policy', UI_CONTENT_POLICY);
      done();
    };
  });
  SwaggerModule.setup(UI_PATH, app, () => createOpenApiDocument(app, server.basePath), {
    jsonDocumentUrl: JSON_PATH,
    swaggerOptions: {
      persistAuthorization: false,
      displayRequestDuration: true,
      tryItOutEnabled: true,
      requestInterceptor: sendOneCredential,
    },
    customSiteTitle: 'Latchkey API',
  });
}
