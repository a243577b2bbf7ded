import type { Operator, Principal, ResourceServerIdentity } from '../principal/principal.js';
import type { UnavailableAnswers } from './unavailable-answers.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard; null on public routes. */
    principal: Principal | null;
    /** Set by the guard on routes of the operator; null elsewhere. */
    operator: Operator | null;
    /** Set by the guard on routes of resource servers; null elsewhere. */
    resourceServer: ResourceServerIdentity | null;
    /** What the answer says of the limits that the request counted against, or was refused by; null where it was neither. */
    limitHeaders: Record<string, string> | null;
    /** The caller's IP address in canonical text form, as far as proxies are trusted. */
    clientAddress: string;
    /** Gives back the request's place at the database, before the answer; null where it has none. */
    leavePlace: (() => void) | null;
    /** Whether the log tells of it in a sum, with others that were answered alike. */
    isSummedUp: boolean;
  }

  interface FastifyInstance {
    unavailableAnswers: UnavailableAnswers;
  }
}
