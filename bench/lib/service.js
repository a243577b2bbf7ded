import { call } from './latchkey.js';
import { importBuilt } from './workplace.js';

/**
 * Registers a service. The operator key is inserted into the table, as keys are, because no instance has looked for one
 * yet.
 */
export async function registerService(server, database) {
  const { generateApiKey } = await importBuilt('core/secrets/api-key-format.js');
  const { sha256 } = await importBuilt('core/secrets/digest.js');
  const operatorKey = generateApiKey('lkop');
  const { superuser } = database;
  await superuser.query('BEGIN');
  await superuser.query(`SET LOCAL session_replication_role = 'replica'`);
  await superuser.query(
    `INSERT INTO operator_keys (id, name, key_prefix, digest) VALUES (uuidv7(), 'bench', 'lkop_', $1)`,
    [sha256(operatorKey)],
  );
  await superuser.query('COMMIT');
  const { status, json, text } = await call(server, 'POST', '/operator/resource-servers', {
    headers: { authorization: `Bearer ${operatorKey}` },
    body: { name: 'bench', title: 'Bench' },
  });
  if (status !== 201) throw new Error(`Registering a service answered ${status}: ${text}`);
  return json;
}

/** The variables of a program with a verifier for it. */
export const verifierVariables = (service, instances) => ({
  LATCHKEY_URLS: instances.map(({ url }) => url).join(' '),
  LATCHKEY_SECRET: service.secret,
  LATCHKEY_AUDIENCE: service.name,
});
