import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { AccessRequirement } from '../principal/access-requirement.js';
import { ByteBudget, type Reservation } from './byte-budget.js';
import './fastify-request.js';
import { groupOf, refuse } from './request-slots.js';
import './route-config.js';
import { BODY_LIMIT_BYTES } from './server.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The memory that its body takes; null where it has none. */
    bodyReservation: Reservation | null;
  }
}

/** Of routes that anyone may call: the work that a body causes is the server's gift. */
const PUBLIC_BODY_LIMIT_BYTES = 16_384;

type ProtectedRequirement = Exclude<AccessRequirement, { access: 'public' }>;

interface BodyBounds {
  /** Lets a request in by its credential, or throws. */
  admit: (request: FastifyRequest, requirement: ProtectedRequirement) => unknown;
  /** How much memory the bodies of all requests that are under way may take. */
  bytesMax: number;
}

/** Of that, for one workspace or address. */
const GROUP_SHARE = 0.25;

/**
 * Whoever has no credential sends little: public routes take small bodies, and on the others nothing of a body is
 * read before the credential was accepted. Nor is it read where there is no memory left for it: requests wait for
 * places with their bodies in hand. Call it before the routes are added.
 */
export function boundBodies(server: FastifyInstance, { admit, bytesMax }: BodyBounds): void {
  const budget = new ByteBudget(bytesMax, Math.max(BODY_LIMIT_BYTES, bytesMax * GROUP_SHARE));
  server.decorateRequest('bodyReservation', null);
  server.addHook('onRoute', (route) => {
    const requirement = route.config?.access;
    if (!requirement) return;
    const isPublic = requirement.access === 'public';
    if (isPublic) route.bodyLimit = route.config?.bodyLimitBytes ?? PUBLIC_BODY_LIMIT_BYTES;
    if (!mayHaveBody(route)) return;
    const bodyLimit = route.bodyLimit ?? BODY_LIMIT_BYTES;
    // After the other hooks of `onRequest`, which add what every answer has: CORS headers, for instance.
    route.preParsing = async (request, reply, payload) => {
      if (!hasBody(request)) return payload;
      if (!isPublic) await admit(request, requirement);
      reserve(budget, request, reply, bodyLimit);
      return payload;
    };
  });
}

/** @throws 429 where the workspace or address itself holds too much; 503 where all together do */
function reserve(budget: ByteBudget, request: FastifyRequest, reply: FastifyReply, bodyLimit: number): void {
  // One that does not say how long it is may be as long as it may be; the parser says how long it was.
  const announced = Number(request.headers['content-length'] ?? bodyLimit);
  // Fastify refuses it.
  if (announced > bodyLimit) return;
  try {
    const reservation = budget.reserve(groupOf(request), announced);
    request.bodyReservation = reservation;
    reply.raw.once('close', reservation.release);
  } catch (error) {
    refuse(error);
  }
}

const mayHaveBody = ({ method }: RouteOptions): boolean =>
  [method].flat().some((name) => name !== 'GET' && name !== 'HEAD');

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
