import { once } from 'node:events';
import { resolve } from 'node:path';
import { atMost } from '../lib/figures.js';
import { environment } from '../lib/latchkey.js';
import { spawnProgram } from '../lib/process.js';
import { summarise } from '../lib/statistics.js';

const EVENTS = 1_000_000;
const WORKSPACES = 100;
const SEALED_AT_ONCE = 10_000;
const SECONDS_MAX = 30;
const ROUNDS_MAX = 3;
const tool = resolve(import.meta.dirname, '../../dist/src/tools/verify-audit.js');

/** How long `npm run audit:verify` takes for a million events. */
export const auditVerification = {
  names: ['audit-verify'],
  async measure(workplace, { rounds }) {
    const database = await workplace.createDatabase('audit_verify');
    await seedEvents(database);
    const seconds = [];
    while (seconds.length < Math.min(rounds, ROUNDS_MAX)) {
      const startedAt = performance.now();
      await verify(workplace, database);
      seconds.push((performance.now() - startedAt) / 1000);
    }
    return {
      figures: [
        atMost(
          'Audit trail of 1,000,000 events verified',
          SECONDS_MAX,
          summarise(seconds),
          (value) => `${value.toFixed(1)} s`,
        ),
      ],
    };
  },
};

/** As the server writes them, and seals them afterwards. */
async function seedEvents({ superuser }) {
  await superuser.query(
    `INSERT INTO audit_events (id, workspace_id, action, actor_kind, actor_user_id, target_type, target_id, details,
       address, request_id)
     SELECT uuidv7(), workspaces[1 + number % $2::int], 'api_key.updated', 'user', gen_random_uuid(), 'api_key',
       gen_random_uuid(), jsonb_build_object('changes', jsonb_build_object('name', jsonb_build_array('Old', number))),
       '192.0.2.7', gen_random_uuid()::text
     FROM generate_series(1, $1::int) AS number,
       (SELECT array_agg(gen_random_uuid()) AS workspaces FROM generate_series(1, $2::int)) AS seeds`,
    [EVENTS, WORKSPACES],
  );
  let sealed;
  do {
    const { rows } = await superuser.query('SELECT seal_audit_events($1) AS sealed', [SEALED_AT_ONCE]);
    ({ sealed } = rows[0]);
  } while (sealed > 0);
}

async function verify(workplace, database) {
  const child = spawnProgram(workplace, [tool], {
    env: environment(workplace, database),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  const [code] = await once(child, 'close');
  if (code !== 0 || !output.startsWith(`${EVENTS} events are valid`))
    throw new Error(`The verification ended with ${code}: ${output}`);
}
