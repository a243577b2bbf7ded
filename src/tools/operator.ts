import { loadConfigOfTool } from '../core/config/config.js';
import { openDatabase } from '../core/database/open-database.js';
import { Problem } from '../core/errors/problem.js';
import * as field from '../core/http/fields.js';
import { systemActor } from '../core/principal/actor.js';
import { isId } from '../core/secrets/ids.js';
import { OperatorKeys } from '../modules/operator/operator-keys.js';
import { OperatorModule } from '../modules/operator/operator.module.js';
import { withModules } from './with-modules.js';
import { describeDatabase } from './describe-database.js';
import { fail } from './fail.js';
import { readArguments } from './read-arguments.js';

const USAGE = `Creates, lists and revokes operator keys, for the routes below /api/v1/operator.

  npm run --silent operator -- create "platform team"   prints only the key, once, on standard output
  npm run --silent operator -- list
  npm run --silent operator -- revoke <id>              every instance rejects the key when the command ends

You can run this while servers are running on the same database.
`;

interface Answer {
  output: string;
  /** For people; standard output is for programs. */
  remark: string;
}

/** @param where the database */
type Command = (keys: OperatorKeys, where: string) => Promise<Answer>;

function readCommand(): Command {
  const {
    positionals: [name, argument],
  } = readArguments(USAGE, {}, 2);
  if (name === 'list' && argument === undefined) return list;
  if (argument !== undefined) {
    if (name === 'create') return create(argument);
    if (name === 'revoke') return revoke(argument);
  }
  return fail(USAGE);
}

function create(text: string): Command {
  const name = field.displayName().safeParse(text);
  if (!name.success) return fail(`The name ${name.error.issues[0]?.message}.`);
  return async (keys, where) => ({
    output: `${await keys.create(systemActor, name.data)}\n`,
    remark: `Created in ${where}.\n`,
  });
}

const list: Command = async (keys, where) => {
  const rows = await keys.list();
  if (rows.length === 0) return { output: `There are no operator keys in ${where}.\n`, remark: '' };
  const output = rows
    .map(({ id, keyPrefix, name, createdAt, revokedAt }) => {
      const state = revokedAt ? `revoked ${revokedAt.toISOString()}` : 'active';
      return `${id}  ${keyPrefix}…  ${state}  created ${createdAt.toISOString()}  ${name}\n`;
    })
    .join('');
  return { output, remark: '' };
};

function revoke(id: string): Command {
  const objection = `"${id}" is not the id of an operator key. Use "operator -- list" to see the ids.`;
  if (!isId(id)) return fail(objection);
  return async (keys, where) => {
    await keys.revoke(systemActor, id);
    return { output: `Revoked ${id} in ${where}. Every instance now rejects the key.\n`, remark: '' };
  };
}

const command = readCommand();
try {
  const config = await loadConfigOfTool();
  const database = await openDatabase(config);
  try {
    const { output, remark } = await withModules(config, database, [OperatorModule], (context) =>
      command(context.get(OperatorKeys), describeDatabase(config)),
    );
    process.stdout.write(output);
    process.stderr.write(remark);
  } finally {
    await database.close();
  }
} catch (error) {
  if (error instanceof Problem) fail(error.message);
  fail(`The command failed: ${error instanceof Error ? error.message : String(error)}`);
}
