/**
 * Fastify with better-auth's API-key plugin on PostgreSQL, as on https://better-auth.com/docs/plugins/api-key:
 * `auth.api.verifyApiKey` before the handler. With the defaults, except for one number: by default, a key allows ten
 * requests a day, and these allow more. The limit is counted as it is by default, in the key's row.
 */
import { apiKey } from '@better-auth/api-key';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import Fastify from 'fastify';
import pg from 'pg';

const { DATABASE_URL, SECRET, ANSWER, CALLERS } = process.env;
const REQUESTS_A_DAY = 1_000_000_000;

/** The body of Latchkey's `GET /me`, so that responses have the same size. */
const answer = JSON.parse(ANSWER);

const auth = betterAuth({
  database: new pg.Pool({ connectionString: DATABASE_URL }),
  baseURL: 'http://127.0.0.1',
  secret: SECRET,
  emailAndPassword: { enabled: true },
  plugins: [apiKey()],
});

const server = Fastify();
server.decorateRequest('apiKey', null);
server.addHook('preHandler', async (request, reply) => {
  const { valid, key } = await auth.api.verifyApiKey({ body: { key: request.headers['x-api-key'] ?? '' } });
  if (!valid) return reply.code(401).send({ message: 'Unauthorized' });
  request.apiKey = key;
});
server.get('/api/v1/me', (request) => ({
  ...answer,
  key: { ...answer.key, name: request.apiKey.name ?? answer.key.name },
}));

const { runMigrations } = await getMigrations(auth.options);
await runMigrations();
const callers = [];
while (callers.length < Number(CALLERS)) callers.push(await createCaller(callers.length));
const url = await server.listen({ port: 0, host: '127.0.0.1' });
console.log(JSON.stringify({ msg: 'listening', url, callers }));

async function createCaller(number) {
  const { user } = await auth.api.signUpEmail({
    body: { email: `bench-${number}@example.test`, name: 'Bench', password: SECRET },
  });
  const { key } = await auth.api.createApiKey({ body: { userId: user.id, rateLimitMax: REQUESTS_A_DAY } });
  return { key };
}
