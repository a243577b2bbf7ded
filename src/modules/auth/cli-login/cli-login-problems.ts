import { type Problem, problem } from '../../../core/errors/problem.js';

/** One and the same answer, whatever is wrong with a code: RFC 6749, section 5.2. */
export const invalidGrant = (): Problem => problem('invalid_grant');
