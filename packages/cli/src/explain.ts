import {
  AuthenticationError,
  ConnectionError,
  InvalidRequestError,
  LatchkeyError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  UnavailableError,
  UsageError,
} from '@latchkey/sdk';
import { CliError } from './cli-error.js';
import { environment } from './environment.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { printable } from './output/printable.js';

export interface Explanation {
  /** One line: what is wrong and what to do about it. */
  message: string;
  exitCode: ExitCode;
}

/** Turns any error into a message and an exit code. */
export function explain(error: unknown): Explanation {
  if (error instanceof CliError) return { message: oneLine(error.message), exitCode: error.exitCode };
  if (error instanceof LatchkeyError) {
    const { exitCode, advice } = judge(error);
    const fields = error.errors.map(({ field, message }) => `${field}: ${message}.`).join(' ');
    const reference = error.requestId === undefined ? '' : `(request ${error.requestId})`;
    const parts = [fields || error.detail, advice, reference].filter((part) => part !== '');
    return { message: oneLine(parts.join(' ')), exitCode };
  }
  return {
    message: oneLine(error instanceof Error ? error.message : String(error)),
    exitCode: exitCodes.error,
  };
}

function judge(error: LatchkeyError): { exitCode: ExitCode; advice: string } {
  if (error instanceof AuthenticationError) {
    return { exitCode: exitCodes.notAuthenticated, advice: credentialAdvice() };
  }
  if (error instanceof PermissionError) {
    return { exitCode: exitCodes.notAllowed, advice: '"latchkey whoami" shows your role and scopes.' };
  }
  if (error instanceof NotFoundError) {
    return { exitCode: exitCodes.notFound, advice: workspaceAdvice() };
  }
  if (error instanceof ConnectionError || error instanceof UnavailableError) {
    const advice = `Check ${addressSource()} and that the server is running, then try again.`;
    return { exitCode: exitCodes.unreachable, advice };
  }
  if (error instanceof RateLimitError) {
    const seconds = error.retryAfterSeconds;
    return {
      exitCode: exitCodes.error,
      advice: seconds === undefined ? 'Try again later.' : `Try again in ${seconds} s.`,
    };
  }
  if (error instanceof UsageError || (error instanceof InvalidRequestError && error.errors.length > 0)) {
    return { exitCode: exitCodes.usage, advice: '' };
  }
  return { exitCode: exitCodes.error, advice: '' };
}

// Advice names what was used. A variable overrides the profile, so changing the profile would not help.

const credentialAdvice = (): string =>
  environment('LATCHKEY_API_KEY') === undefined
    ? 'Check the key with "latchkey configure", or sign in with "latchkey login".'
    : 'The key is from LATCHKEY_API_KEY, which overrides profiles and sessions: correct or unset it.';

const workspaceAdvice = (): string =>
  environment('LATCHKEY_WORKSPACE_ID') === undefined
    ? 'It may be in another workspace: see --workspace.'
    : 'It may be in another workspace: see --workspace and LATCHKEY_WORKSPACE_ID.';

const addressSource = (): string =>
  environment('LATCHKEY_BASE_URL') === undefined
    ? 'the server address ("latchkey profiles")'
    : 'LATCHKEY_BASE_URL';

const oneLine = (text: string): string => printable(text.trim().replace(/\s*\n\s*/g, ' '));
