import { CliError, usageError } from './cli-error.js';
import { readStandardInput } from './read-text.js';

/** Prompts go to standard error, so that standard output holds only the result. */
const onStandardError = { output: process.stderr };

export const canAsk = (): boolean => process.stdin.isTTY && process.stderr.isTTY;

const stopped = (): CliError => new CliError('Cancelled: nothing was changed.');

/** Loaded on demand: the prompts take longer to load than most commands take to run. */
async function prompts() {
  const library = await import('@clack/prompts');
  // Ctrl-D closes the input, so no answer can follow.
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

/** Asks before an irreversible action. @throws CliError unless the answer is yes */
export async function confirmUnless(yes: boolean | undefined, question: string): Promise<void> {
  if (yes) return;
  if (!canAsk()) throw usageError(`${question} Add --yes to confirm: there is no terminal to ask on.`);
  const { confirm, isCancel } = await prompts();
  const answer = await confirm({ ...onStandardError, message: question, initialValue: false });
  if (isCancel(answer) || !answer) throw stopped();
}

/** Prompts on a terminal, and reads standard input otherwise, without the trailing line break. */
export async function readSecret(question: string): Promise<string> {
  if (canAsk()) return askForSecret(question);
  // The terminal would show the secret as it is typed.
  if (process.stdin.isTTY)
    throw usageError('Prompts need standard error to be a terminal too. Otherwise, pipe the answer in.');
  return (await readStandardInput()).trim();
}

const notEmpty = (answer: string | undefined): string | undefined =>
  (answer ?? '').trim() === '' ? 'Enter a value, or press Ctrl-C to cancel.' : undefined;
