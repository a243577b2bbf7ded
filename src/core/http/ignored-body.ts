import type { FastifyInstance } from 'fastify';
import { extendRouteConfig } from './route-config.js';

/** Whatever body a request has, it is not read: a proxy repeats the head of a request, and may leave its lengths in. */
export const IgnoresBody = () => extendRouteConfig({ ignoresBody: true });

/** To the parsers, requests of those routes have none. Call it before the routes are added. */
export function forgetIgnoredBodies(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    if (!route.config?.ignoresBody) return;
    route.onRequest = ({ raw: { headers } }, _reply, done) => {
      delete headers['content-type'];
      delete headers['content-encoding'];
      delete headers['content-length'];
      delete headers['transfer-encoding'];
      done();
    };
  });
}
