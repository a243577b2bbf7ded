import { createHash } from 'node:crypto';
import { atMost } from '../lib/figures.js';
import { call, generateKeys, register, startLatchkey, withToken } from '../lib/latchkey.js';
import { stopServer } from '../lib/process.js';
import { summarise } from '../lib/statistics.js';

const KEYS = 100_000;
/** The maximum per request; each request is a transaction. */
const KEYS_PER_REQUEST = 1_000;
const SECONDS_MAX = 60;

/** How long it takes to import keys that were created elsewhere. */
export const importKeys = {
  names: ['import'],
  async measure(workplace) {
    const database = await workplace.createDatabase('import');
    const server = await startLatchkey(workplace, database, {
      variables: { API_KEYS_PER_WORKSPACE: String(2 * KEYS) },
    });
    const { workspaceId, token } = await register(server);
    const keys = (await generateKeys(KEYS)).map((text, index) => ({
      name: `Imported ${index + 1}`,
      key_prefix: text.slice(0, 8),
      sha256: createHash('sha256').update(text).digest('hex'),
    }));
    const startedAt = performance.now();
    for (let first = 0; first < KEYS; first += KEYS_PER_REQUEST) {
      const { status, text } = await call(server, 'POST', `/workspaces/${workspaceId}/api-keys/import`, {
        headers: withToken(token),
        body: { keys: keys.slice(first, first + KEYS_PER_REQUEST) },
      });
      if (status !== 200) throw new Error(`An import answered ${status}: ${text.slice(0, 500)}`);
    }
    const seconds = (performance.now() - startedAt) / 1000;
    const { rows } = await database.superuser.query('SELECT count(*)::int AS keys FROM api_keys');
    if (rows[0].keys !== KEYS + 1) throw new Error(`There are ${rows[0].keys} keys.`);
    await stopServer(server);
    return {
      figures: [
        atMost(
          `${KEYS.toLocaleString('en')} keys imported, ${KEYS_PER_REQUEST.toLocaleString('en')} in each transaction`,
          SECONDS_MAX,
          summarise([seconds]),
          (value) => `${value.toFixed(1)} s`,
        ),
      ],
    };
  },
};
