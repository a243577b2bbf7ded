import { type Config, loadConfigOfTool } from '../core/config/config.js';
import { type OpenDatabase, openDatabase } from '../core/database/open-database.js';
import { Problem } from '../core/errors/problem.js';
import { systemActor } from '../core/principal/actor.js';
import { isId } from '../core/secrets/ids.js';
import { type Ended, Incidents } from '../modules/incidents/incidents.js';
import { IncidentsModule } from '../modules/incidents/incidents.module.js';
import { MailModule } from '../modules/mail/mail.module.js';
import { WebhooksModule } from '../modules/webhooks/webhooks.module.js';
import { confirm } from './confirm.js';
import { describeDatabase } from './describe-database.js';
import { fail } from './fail.js';
import { readArguments } from './read-arguments.js';
import { withModules } from './with-modules.js';

const USAGE = `Ends sessions and keys in bulk while the servers keep running.

  npm run --silent incident -- end-sessions you@example.com   signs a user out on every device
  npm run --silent incident -- revoke-keys <workspace-id>     revokes every API key of a workspace
  npm run --silent incident -- end-everything                 ends every session and revokes every API key

Each command is one change: all or nothing. Once the command reports it, every server rejects what has ended. The change
is in the audit trail and cannot be undone. The command asks for confirmation; without a terminal, --yes is required.
`;

interface Command {
  /** Continued with the database. */
  question: string;
  run: (incidents: Incidents) => Promise<Ended>;
}

function readCommand(name: string | undefined, target: string | undefined): Command {
  switch (name) {
    case 'end-sessions':
      if (target === undefined) break;
      return {
        question: `End every session of ${target}`,
        run: (incidents) => incidents.endSessionsOf(systemActor, target),
      };
    case 'revoke-keys':
      if (target === undefined) break;
      const objection = `"${target}" is not the id of a workspace: it must be a UUID.`;
      if (!isId(target)) return fail(objection);
      return {
        question: `Revoke every API key of the workspace ${target}`,
        run: (incidents) => incidents.revokeKeysOf(systemActor, target),
      };
    case 'end-everything':
      if (target !== undefined) return fail(`end-everything takes no argument; got "${target}".`);
      return {
        question: 'End every session and revoke every API key of this installation',
        run: (incidents) => incidents.endEverything(systemActor),
      };
  }
  return fail(USAGE);
}

const execute = (config: Config, database: OpenDatabase, { run }: Command): Promise<Ended> =>
  withModules(config, database, [MailModule, WebhooksModule, IncidentsModule], (context) =>
    run(context.get(Incidents)),
  );

const { values, positionals } = readArguments(USAGE, { yes: { type: 'boolean', short: 'y' } }, 2);
const command = readCommand(positionals[0], positionals[1]);
try {
  const config = await loadConfigOfTool();
  const where = describeDatabase(config);
  if (!values.yes) await confirm(`${command.question}, in ${where}?`);
  const database = await openDatabase(config);
  try {
    const { sessions, apiKeys } = await execute(config, database, command);
    process.stdout.write(`Ended ${sessions} sessions and ${apiKeys} API keys in ${where}.\n`);
  } finally {
    await database.close();
  }
} catch (error) {
  if (error instanceof Problem) fail(error.message);
  fail(`The command failed: ${error instanceof Error ? error.message : String(error)}`);
}
