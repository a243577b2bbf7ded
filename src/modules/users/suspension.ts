import { problem, type Problem } from '../../core/errors/problem.js';

export const SUSPENSION_CODES = ['account_suspended', 'workspace_suspended'] as const;

/** A suspension by an operator: while it lasts, nothing is served and nothing commits under that authority. */
export interface Suspension {
  code: (typeof SUSPENSION_CODES)[number];
  /** In the operator's words, for the people affected. */
  reason: string;
}

const NAMES = {
  account_suspended: 'account that the credential acts for',
  workspace_suspended: 'workspace',
};

/** The answer to a valid credential. */
export const suspended = ({ code, reason }: Suspension, headers: Record<string, string> = {}): Problem =>
  problem(code, {
    headers,
    detail: `The operator of this server has suspended the ${NAMES[code]}: ${reason}`,
    extensions: { reason },
  });
