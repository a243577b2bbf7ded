export type { RequestHeaders, VerifierInput } from './credential.js';
export type { Verdict } from './decide.js';
export { UnavailableError, VerifierError } from './latchkey-client.js';
export type { VerifierOptions } from './options.js';
export type { Problem, Refusal } from './problems.js';
export type { Acceptance, Principal, Role } from './record.js';
export type { Requirement } from './requirement.js';
export { createVerifier, type Verifier } from './verifier.js';
