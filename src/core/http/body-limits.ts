import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { AccessRequirement } from '../principal/access-requirement.js';
import { ByteBudget, type Reservation } from './byte-budget.js';
import './fastify-request.js';
import { groupOf, refuse } from './request-slots.js';
import './route-config.js';
import { BODY_LIMIT_BYTES } from './server.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The memory reserved for its body; null if it has none. */
    bodyReservation: Reservation | null;
  }
}

/** For public routes, where anyone can make the server work on a body. */
const PUBLIC_BODY_LIMIT_BYTES = 16_384;

type ProtectedRequirement = Exclude<AccessRequirement, { access: 'public' }>;

interface BodyBounds {
  /** Admits a request by its credential, or throws. */
  admit: (request: FastifyRequest, requirement: ProtectedRequirement) => unknown;
  /** The memory that the bodies of all requests in progress may take. */
  bytesMax: number;
}

/** The share of one workspace or address. */
const GROUP_SHARE = 0.25;

/**
 * Bounds the bodies of requests. Public routes accept only small bodies; on the others, no body is read before the
 * credential has been accepted. Nor is it read while there is no memory left for it, because requests hold their bodies
 * while they wait for slots. Call it before the routes are added.
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
    // After the other `onRequest` hooks, which add headers that every answer has, such as CORS.
    route.preParsing = async (request, reply, payload) => {
      if (!hasBody(request)) return payload;
      if (!isPublic) await admit(request, requirement);
      reserve(budget, request, reply, bodyLimit);
      return payload;
    };
  });
}

/** @throws 429 if the workspace or address itself holds too much; 503 if all together do */
function reserve(budget: ByteBudget, request: FastifyRequest, reply: FastifyReply, bodyLimit: number): void {
  // A body of unannounced length may reach the limit; the parser reports the actual length afterwards.
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
