import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const PREFLIGHT_SECONDS = 600;

/**
 * Lets the browser apps of the listed origins call the API with their cookie. Every other origin, and the
 * opaque one that calls itself `null`, gets no CORS header at all: not even a bare permission for credentials.
 */
export function allowOrigins(app: NestFastifyApplication, origins: readonly string[]): void {
  if (origins.length === 0) return;
  const listed = new Set(origins);
  const forListed = {
    credentials: true,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: [
      ...['Link', 'ETag', 'Location', 'X-Request-Id'],
      ...['RateLimit', 'RateLimit-Policy', 'Retry-After'],
    ],
    maxAge: PREFLIGHT_SECONDS,
    strictPreflight: false,
  };
  app.enableCors({
    delegator: ({ headers: { origin } }, decide) => {
      decide(null, origin !== undefined && listed.has(origin) ? { ...forListed, origin } : { origin: false });
    },
  });
}
