import type { Refusal } from './problems.js';

export const PROBLEM_TYPE = 'application/problem+json';

/** The answer to a caller who is refused: headers, and a body of problem+json. */
export const answerOf = ({
  headers,
  problem,
}: Refusal): { headers: Record<string, string>; body: string } => ({
  headers: { ...headers, 'content-type': PROBLEM_TYPE, 'cache-control': 'no-store' },
  body: JSON.stringify(problem),
});
