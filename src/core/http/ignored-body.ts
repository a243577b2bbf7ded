import type { FastifyInstance } from 'fastify';
import { extendRouteConfig } from './route-config.js';

/** The request's body is not read: a proxy forwards a request's headers, and may leave its content length in. */
export const IgnoresBody = () => extendRouteConfig({ ignoresBody: true });

/** Makes the parsers see no body on those routes. Call it before the routes are added. */
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
