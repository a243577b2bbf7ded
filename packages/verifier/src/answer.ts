import type { Refusal } from './problems.js';

const PROBLEM_TYPE = 'application/problem+json';

/** The response to a refused caller: headers, and a problem+json body. */
export const answerOf = ({
  headers,
  problem,
}: Refusal): { headers: Record<string, string>; body: string } => ({
  headers: { ...headers, 'content-type': PROBLEM_TYPE, 'cache-control': 'no-store' },
  body: JSON.stringify(problem),
});
