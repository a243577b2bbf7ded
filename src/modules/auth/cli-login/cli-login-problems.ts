import { type Problem, problem } from '../../../core/errors/problem.js';
import { userCodeForPeople } from './user-codes.js';

/** The same answer whatever is wrong with a code: RFC 6749, section 5.2. */
export const invalidGrant = (): Problem => problem('invalid_grant');

/** For a device that asks before the user has decided: RFC 8628, section 3.5. */
export const notYet = (code: 'authorization_pending' | 'slow_down', intervalSeconds: number): Problem =>
  problem(code, {
    headers: { 'retry-after': String(intervalSeconds) },
    extensions: { interval: intervalSeconds },
  });

export const userCodeNotValid = (userCode: string): Problem =>
  problem('user_code_not_valid', {
    detail: `No sign-in is waiting with the code ${userCodeForPeople(userCode)}. Compare it with what the command line shows; it is valid for 10 minutes.`,
  });
