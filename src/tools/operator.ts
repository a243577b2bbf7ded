import { parseArgs } from 'node:util';
import { loadConfig } from '../core/config/config.js';
import { openDatabase } from '../core/database/open-database.js';
import { Problem } from '../core/errors/problem.js';
import * as field from '../core/http/fields.js';
import { systemActor } from '../core/principal/actor.js';
import { isId } from '../core/secrets/ids.js';
import { OperatorKeys } from '../modules/operator/operator-keys.js';
import { OperatorModule } from '../modules/operator/operator.module.js';
import { withModules } from './with-modules.js';
import { fail } from './fail.js';

const USAGE = `Creates, lists and revokes operator keys, for the routes below /api/v1/operator.

  npm run --silent operator -- create "platform team"   prints only the key, once, on standard output
  npm run --silent operator -- list
  npm run --silent operator -- revoke <id>              every instance rejects the key when the command ends

You can run this while servers are running on the same database.
`;

type Command = (keys: OperatorKeys) => Promise<string>;

function readCommand(): Command {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  const [name, argument, ...rest] = positionals;
  if (values.help) {
    process.stdout.write(USAGE);
    process.exit(0);
  }
  if (name === 'list' && argument === undefined) return list;
  if (rest.length === 0 && argument !== undefined) {
    if (name === 'create') return create(argument);
    if (name === 'revoke') return revoke(argument);
  }
  return fail(USAGE);
}

function create(text: string): Command {
  const name = field.displayName().safeParse(text);
  if (!name.success) return fail(`The name ${name.error.issues[0]?.message}.`);
  return async (keys) => `${await keys.create(systemActor, name.data)}\n`;
}

const list: Command = async (keys) => {
  const rows = await keys.list();
  if (rows.length === 0) return 'There are no operator keys.\n';
  return rows
    .map(({ id, keyPrefix, name, createdAt, revokedAt }) => {
      const state = revokedAt ? `revoked ${revokedAt.toISOString()}` : 'active';
      return `${id}  ${keyPrefix}…  ${state}  created ${createdAt.toISOString()}  ${name}\n`;
    })
    .join('');
};

function revoke(id: string): Command {
  const objection = `"${id}" is not the id of an operator key. Use "operator -- list" to see the ids.`;
  if (!isId(id)) return fail(objection);
  return async (keys) => {
    await keys.revoke(systemActor, id);
    return `Revoked ${id}. Every instance now rejects the key.\n`;
  };
}

try {
  const command = readCommand();
  const config = await loadConfig();
  const database = await openDatabase(config);
  try {
    const answer = await withModules(config, database, [OperatorModule], (context) =>
      command(context.get(OperatorKeys)),
    );
    process.stdout.write(answer);
  } finally {
    await database.close();
  }
} catch (error) {
  fail(error instanceof Problem ? error.message : `Failed: ${String(error)}`);
}
