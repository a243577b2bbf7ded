import { problem, type Problem } from '../errors/problem.js';
import { bearerChallenge } from './bearer-challenge.js';
import type { Role } from './roles.js';

/** Refusals of valid but insufficient authority: 403, naming what is missing. */

/** With the challenge of RFC 6750 §3.1. */
export const insufficientScope = (scope: string): Problem =>
  problem('insufficient_scope', {
    detail: `The API key lacks the scope "${scope}".`,
    headers: bearerChallenge(`, error="insufficient_scope", scope="${scope}"`),
    extensions: { required_scope: scope },
  });

export const insufficientRole = (role: Role, required: Role): Problem =>
  problem('insufficient_role', {
    detail: `This requires the role "${required}" in the workspace; yours is "${role}".`,
    extensions: { required_role: required, role },
  });
