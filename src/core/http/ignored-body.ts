import type { FastifyRequest } from 'fastify';
import { extendRouteConfig } from './route-config.js';

/** Whatever body a request has, it is not read: a proxy repeats the head of a request, and may leave its lengths in. */
export const IgnoresBody = () => extendRouteConfig({ ignoresBody: true });

/** To the parsers the request has none. */
export function forgetIgnoredBody({ routeOptions, raw: { headers } }: FastifyRequest): void {
  if (!routeOptions.config?.ignoresBody) return;
  delete headers['content-type'];
  delete headers['content-encoding'];
  delete headers['content-length'];
  delete headers['transfer-encoding'];
}
