import { RouteConfig } from '@nestjs/platform-fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    rawBody?: boolean;
  }
}

/**
 * The body reaches the route's guards as a Buffer, byte for byte, and is not parsed: for a signature that is to be
 * verified before anything in the body is believed, or even looked at.
 */
export const RawBody = () => RouteConfig({ rawBody: true });
