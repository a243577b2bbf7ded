import { loadConfigOfTool } from '../core/config/config.js';
import { openDatabase } from '../core/database/open-database.js';
import { Problem } from '../core/errors/problem.js';
import { systemActor } from '../core/principal/actor.js';
import { AuthModule } from '../modules/auth/auth.module.js';
import { FactorReset } from '../modules/auth/factors/factor-reset.js';
import { MailModule } from '../modules/mail/mail.module.js';
import { WebhooksModule } from '../modules/webhooks/webhooks.module.js';
import { confirm } from './confirm.js';
import { describeDatabase } from './describe-database.js';
import { fail } from './fail.js';
import { readArguments } from './read-arguments.js';
import { withModules } from './with-modules.js';

const USAGE = `Removes the second factors of an account whose owner has lost the app and the recovery codes.

  npm run --silent reset-factors -- you@example.com

Ends the account's sessions; afterwards the password alone signs in. Its owner is told by email, and the audit trail has
it. Make sure first that it is the owner who asks. The command asks for confirmation; without a terminal, --yes is
required. You can run it while servers are running on the same database.
`;

const { values, positionals } = readArguments(USAGE, { yes: { type: 'boolean', short: 'y' } }, 1);
const email = positionals[0] ?? fail(USAGE);
try {
  const config = await loadConfigOfTool();
  const where = describeDatabase(config);
  if (!values.yes) await confirm(`Remove every second factor of ${email} and end its sessions, in ${where}?`);
  const database = await openDatabase(config);
  try {
    const sessions = await withModules(
      config,
      database,
      [MailModule, WebhooksModule, AuthModule],
      (context) => context.get(FactorReset).reset(systemActor, email),
    );
    process.stdout.write(
      `Removed the second factors of ${email} and ended ${sessions} sessions, in ${where}.\n`,
    );
  } finally {
    await database.close();
  }
} catch (error) {
  if (error instanceof Problem) fail(error.message);
  fail(`The command failed: ${error instanceof Error ? error.message : String(error)}`);
}
