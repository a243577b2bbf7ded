import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import type { AccessRequirement } from '../principal/access-requirement.js';
import './route-config.js';

/** Of routes that anyone may call: the work that a body causes is the server's gift. */
const PUBLIC_BODY_LIMIT_BYTES = 16_384;

type ProtectedRequirement = Exclude<AccessRequirement, { access: 'public' }>;

/** Lets a request in by its credential, or throws. */
export type Admission = (request: FastifyRequest, requirement: ProtectedRequirement) => unknown;

/**
 * Whoever has no credential sends little: public routes take small bodies, and on the others nothing of a body is
 * read before the credential was accepted. Call it before the routes are added.
 */
export function boundBodies(server: FastifyInstance, admit: Admission): void {
  server.addHook('onRoute', (route) => {
    const requirement = route.config?.access;
    if (!requirement) return;
    if (requirement.access === 'public') {
      route.bodyLimit = route.config?.bodyLimitBytes ?? PUBLIC_BODY_LIMIT_BYTES;
    } else if (mayHaveBody(route)) {
      // After the other hooks of `onRequest`, which add what every answer has: CORS headers, for instance.
      route.preParsing = async (request, _reply, payload) => {
        if (hasBody(request)) await admit(request, requirement);
        return payload;
      };
    }
  });
}

const mayHaveBody = ({ method }: RouteOptions): boolean =>
  [method].flat().some((name) => name !== 'GET' && name !== 'HEAD');

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
