import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { type Config, loadConfigOfTool } from '../core/config/config.js';
import { type OpenDatabase, openDatabase } from '../core/database/open-database.js';
import { Problem } from '../core/errors/problem.js';
import { systemActor } from '../core/principal/actor.js';
import { MailModule } from '../modules/mail/mail.module.js';
import { type SignUpBody, signUpBody } from '../modules/sign-up/sign-up.schemas.js';
import { SignUpModule } from '../modules/sign-up/sign-up.module.js';
import { type NewAccount, SignUpService } from '../modules/sign-up/sign-up.service.js';
import { WebhooksModule } from '../modules/webhooks/webhooks.module.js';
import { describeDatabase } from './describe-database.js';
import { fail } from './fail.js';
import { readArguments } from './read-arguments.js';
import { withModules } from './with-modules.js';

const USAGE = `Creates an account, even with SIGNUP=closed, and shows its first API key once.

  npm run create-account -- [--email you@example.com] [--name "Your Name"]

On a terminal the command prompts for missing values. Otherwise --email is required, and the password is read from the
first line of standard input. You can run this while servers are running on the same database.
`;

/** Asks on the terminal; `hidden` input is not echoed. */
async function ask(question: string, { hidden = false } = {}): Promise<string> {
  if (hidden) process.stderr.write(question);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({
    input: process.stdin,
    output: hidden ? silence : process.stderr,
    terminal: true,
  });
  let answered = false;
  // Ctrl-C and Ctrl-D.
  terminal.on('close', () => answered || fail('\nNothing was created.'));
  const answer = await terminal.question(hidden ? '' : question);
  answered = true;
  terminal.close();
  if (hidden) process.stderr.write('\n');
  return answer;
}

async function askForPassword(): Promise<string> {
  const password = await ask('Password (8 characters or more, not shown): ', { hidden: true });
  if (password !== (await ask('Repeat the password: ', { hidden: true }))) fail('The passwords differ.');
  return password;
}

async function firstLineOfInput(): Promise<string> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
  const ended = once(lines, 'close').then(() => ['']);
  const [line = ''] = (await Promise.race([once(lines, 'line'), ended])) as string[];
  lines.close();
  return line;
}

async function readAnswers(): Promise<SignUpBody> {
  const { values } = readArguments(USAGE, { email: { type: 'string' }, name: { type: 'string' } });
  const isTerminal = process.stdin.isTTY;
  const email = values.email ?? (isTerminal ? await ask('Email: ') : fail(USAGE));
  const password = isTerminal ? await askForPassword() : await firstLineOfInput();
  const result = signUpBody.safeParse({ email, password, ...(values.name ? { name: values.name } : {}) });
  if (result.success) return result.data;
  return fail(result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'));
}

const createAccount = (config: Config, database: OpenDatabase, answers: SignUpBody): Promise<NewAccount> =>
  withModules(config, database, [MailModule, WebhooksModule, SignUpModule], (context) =>
    context.get(SignUpService).createAccount(systemActor, answers),
  );

try {
  const answers = await readAnswers();
  const config = await loadConfigOfTool();
  const database = await openDatabase(config);
  try {
    const { user, workspace, issuedKey } = await createAccount(config, database, answers);
    process.stdout.write(
      `Account    ${user.email}\nWorkspace  ${workspace.id}\nCreated in ${describeDatabase(config)}\n\n` +
        `Shown only once:\nAPI key                 ${issuedKey.plaintext}\n` +
        `Webhook signing secret  ${issuedKey.webhookSigningSecret}\n`,
    );
  } finally {
    await database.close();
  }
} catch (error) {
  if (error instanceof Problem) fail(error.message);
  fail(`The account was not created: ${error instanceof Error ? error.message : String(error)}`);
}
