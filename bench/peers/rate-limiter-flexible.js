/**
 * Fastify with rate-limiter-flexible on PostgreSQL, as in its wiki: `consume` with the key before the handler. The key
 * itself is not looked up, because only the limiter is measured.
 */
import Fastify from 'fastify';
import pg from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';

const { DATABASE_URL, ANSWER } = process.env;
const answer = JSON.parse(ANSWER);

const pool = new pg.Pool({ connectionString: DATABASE_URL });
const limiter = await new Promise((resolve, reject) => {
  const created = new RateLimiterPostgres(
    { storeClient: pool, tableName: 'limits', keyPrefix: 'key', points: 1_000_000, duration: 60 },
    (error) => (error ? reject(error) : resolve(created)),
  );
});

const server = Fastify();
server.addHook('preHandler', async (request, reply) => {
  const key = request.headers['x-api-key'];
  if (!key) return reply.code(401).send({ message: 'Unauthorized' });
  try {
    await limiter.consume(key);
  } catch {
    return reply.code(429).send({ message: 'Too many requests' });
  }
});
server.get('/api/v1/me', () => answer);
const url = await server.listen({ port: 0, host: '127.0.0.1' });
console.log(JSON.stringify({ msg: 'listening', url }));
