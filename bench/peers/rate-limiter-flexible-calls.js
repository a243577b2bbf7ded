/** Consumes points of one key with rate-limiter-flexible on PostgreSQL for SECONDS, and writes how many per second. */
import pg from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';

const { DATABASE_URL, KEY, SECONDS, CONNECTIONS } = process.env;

const pool = new pg.Pool({ connectionString: DATABASE_URL, max: Number(CONNECTIONS) });
const limiter = await new Promise((resolve, reject) => {
  const created = new RateLimiterPostgres(
    { storeClient: pool, tableName: 'limits', keyPrefix: 'key', points: 1_000_000_000, duration: 60 },
    (error) => (error ? reject(error) : resolve(created)),
  );
});

async function run(seconds) {
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;
  let calls = 0;
  // As many at once as it has connections: sequential calls would only wait for the database.
  const consume = async () => {
    while (performance.now() < endsAt) {
      await limiter.consume(KEY);
      calls += 1;
    }
  };
  await Promise.all(Array.from({ length: Number(CONNECTIONS) }, consume));
  return calls / ((performance.now() - startedAt) / 1000);
}

await run(1);
console.log(JSON.stringify({ perSecond: await run(Number(SECONDS)) }));
await pool.end();
process.exit(0);
