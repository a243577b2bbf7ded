import type { SecondFactorChallenge, SecondFactorInput, StepUpChallenge, StepUpInput } from '@latchkey/sdk';
import { askForText, canAsk, readSecret } from './ask.js';
import { CliError } from './cli-error.js';
import { exitCodes } from './exit-codes.js';
import { tell } from './output/output.js';

const SIX_DIGITS = /^\d{3} ?\d{3}$/;

/** Authenticator apps show six digits; recovery codes are letters. */
const factorOf = (answer: string): SecondFactorInput =>
  SIX_DIGITS.test(answer) ? { code: answer } : { recoveryCode: answer };

/** A passkey needs a browser. */
const question = (accepted: readonly string[]): string =>
  accepted.some((way) => way === 'totp' || way === 'code')
    ? 'Code from your authenticator app, or a recovery code'
    : 'A recovery code. To use a passkey, cancel and sign in again with "latchkey login"';

/** The second step of a sign-in. */
export async function askForFactor({ factors, refusal }: SecondFactorChallenge): Promise<SecondFactorInput> {
  requireTerminal('This account has a second factor');
  if (refusal) tell(refusal.detail);
  return factorOf(await askForText(question(factors)));
}

/** Before a command that a stolen session must not be able to run. */
export async function askForProof({ accepted }: StepUpChallenge): Promise<StepUpInput> {
  requireTerminal('This command asks again who you are');
  return accepted.includes('password')
    ? { password: await readSecret('Your password, once more (hidden)') }
    : factorOf(await askForText(question(accepted)));
}

function requireTerminal(why: string): void {
  if (canAsk()) return;
  throw new CliError(
    `${why}, and there is no terminal to ask on. Run the command in a terminal, sign in again through the browser with "latchkey login", or use an API key.`,
    exitCodes.notAuthenticated,
  );
}
