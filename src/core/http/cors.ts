import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const PREFLIGHT_SECONDS = 600;

/**
 * Lets browser apps from the listed origins call the API with their cookie. All other origins, including the opaque one
 * called `null`, get no CORS headers at all, not even permission for credentials.
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
