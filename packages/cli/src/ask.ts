import { text as readAll } from 'node:stream/consumers';
import { CliError, usageError } from './cli-error.js';

/** Questions go to standard error: standard output has the result alone. */
const onStandardError = { output: process.stderr };

export const canAsk = (): boolean => process.stdin.isTTY && process.stderr.isTTY;

const stopped = (): CliError => new CliError('Stopped: nothing was changed.');

/** They take longer to load than most commands to run. */
async function prompts() {
  const library = await import('@clack/prompts');
  // Ctrl-D, after which nobody could answer any more.
  library.updateSettings({ aliases: { '\u0004': 'cancel' } });
  return library;
}

export async function askForText(message: string, initialValue?: string): Promise<string> {
  const { isCancel, text } = await prompts();
  const answer = await text({ ...onStandardError, message, initialValue, validate: notEmpty });
  if (isCancel(answer)) throw stopped();
  return answer.trim();
}

async function askForSecret(message: string): Promise<string> {
  const { isCancel, password } = await prompts();
  const answer = await password({ ...onStandardError, message, validate: notEmpty });
  if (isCancel(answer)) throw stopped();
  return answer;
}

/** Before something that cannot be undone. @throws CliError unless the answer is yes */
export async function confirmUnless(yes: boolean | undefined, question: string): Promise<void> {
  if (yes) return;
  if (!canAsk()) throw usageError(`${question} Add --yes: there is no terminal to ask on.`);
  const { confirm, isCancel } = await prompts();
  const answer = await confirm({ ...onStandardError, message: question, initialValue: false });
  if (isCancel(answer) || !answer) throw stopped();
}

/** From a prompt where there is a terminal, else from standard input, without the line break at its end. */
export async function readSecret(question: string): Promise<string> {
  if (canAsk()) return askForSecret(question);
  // It would be seen while it is typed.
  if (process.stdin.isTTY)
    throw usageError('Questions need standard error on the terminal too; or pipe the answer in.');
  return (await readAll(process.stdin)).trim();
}

const notEmpty = (answer: string | undefined): string | undefined =>
  (answer ?? '').trim() === '' ? 'Please answer, or press Ctrl-C.' : undefined;
