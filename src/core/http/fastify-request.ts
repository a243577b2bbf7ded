import type { Principal } from '../principal/principal.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard; null on public routes. */
    principal: Principal | null;
    /** The caller's IP address in canonical text form, as far as proxies are trusted. */
    clientAddress: string;
  }
}
