import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { resolve } from 'node:path';
import type { Config } from '../../core/config/config.js';
import { variablesOf } from '../../core/config/define-variables.js';
import { problem } from '../../core/errors/problem.js';
import { sendProblem } from '../../core/http/problem.filter.js';
import { SEGMENT_LENGTH_MAX } from '../../core/http/server.js';
import { classify, GUEST_PAGES } from './client-routes.js';
import { type DashboardFiles, type PageSettings, readDashboardFiles, renderPage } from './dashboard-page.js';
import { signUpVariables } from '../sign-up/sign-up.variables.js';
import { ssoVariables } from '../sso/sso.variables.js';

/** The names of built files change with their content. */
const ASSET_LIFETIME = '365d';

const NOT_BUILT = `The dashboard has not been built; "npm run build" does that.
The API is at /api/v1, and Swagger UI at /api/docs.
`;

export const pageSettings = (config: Config): PageSettings => ({
  signup: variablesOf(config, signUpVariables).SIGNUP,
  identityProviders: variablesOf(config, ssoVariables).OIDC_PROVIDERS,
  basePath: config.basePath,
});

/** Serves the pages of `web/` at `/`, alongside the API. */
export async function serveDashboard(app: NestFastifyApplication, config: Config): Promise<void> {
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  const files = readDashboardFiles();
  if (files) await serveFiles(server, files);
  const settings = pageSettings(config);

  server.routeTable.add(['GET', 'HEAD'], (path) => classify(path, undefined) === 'page');
  server.get('/*', (request, reply) => {
    const path = pathOf(request);
    // The router refuses overlong segments, unless a wildcard matches them: then this handler gets them.
    if (path.split('/').some(({ length }) => length > SEGMENT_LENGTH_MAX)) {
      return sendProblem(problem('uri_too_long'), request, reply);
    }
    const kind = classify(path, request.headers.accept);
    if (kind === 'none') return reply.callNotFound();
    if (!files) return reply.status(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
    const html = GUEST_PAGES.has(path) ? files.guestHtml : files.indexHtml;
    return sendPage(reply.status(kind === 'page' ? 200 : 404), renderPage(html, settings));
  });
}

async function serveFiles(server: FastifyInstance, { root }: DashboardFiles): Promise<void> {
  await server.register(fastifyStatic, {
    root: resolve(root, 'assets'),
    prefix: '/assets/',
    index: false,
    preCompressed: true,
    immutable: true,
    maxAge: ASSET_LIFETIME,
    decorateReply: false,
  });
  // The few files that must keep their names: icon, robots.txt.
  await server.register(fastifyStatic, {
    root,
    wildcard: false,
    globIgnore: ['assets/**', 'index.html', 'guest.html'],
    index: false,
    maxAge: 0,
    decorateReply: false,
  });
}

const pathOf = (request: FastifyRequest): string => request.url.replace(/[?#].*$/s, '');

const sendPage = (reply: FastifyReply, page: { html: string; contentPolicy: string }): FastifyReply =>
  reply
    .headers({
      'content-security-policy': page.contentPolicy,
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      // Revalidated each time, because it names the files of the current build, and carries the nonce.
      'cache-control': 'no-cache',
    })
    .type('text/html; charset=utf-8')
    .send(page.html);
