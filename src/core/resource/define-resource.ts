import type { MigrationInterface } from 'typeorm';
import type { z } from 'zod';
import type { Role } from './role.js';

/** What a key may be limited to: `documents:read`. */
export interface ScopeDeclaration {
  /** The lowest role that has it; every higher one has it too. */
  role: Role;
  /** For people, in the dashboard: `Read documents`. */
  words: string;
}

/** What webhook endpoints are told of. Versioned as the API is: within a version, fields are only added. */
export interface EventDeclaration {
  /** For people, in the dashboard: `Document created`. */
  words: string;
  /** For the OpenAPI document. */
  summary: string;
  /** What a credential needs to see such things; null for what tells nothing. */
  scope: string | null;
  /** Never with a secret. What the schema does not know is left out. */
  data: z.ZodType;
}

/** An error that the API answers with. Its code is stable and part of the contract. */
export interface ErrorDeclaration {
  status: number;
  title: string;
  /** The default; a place that knows more (which field, which scope) says more. */
  detail: string;
  /** For `docs/errors.md`: when it occurs, and what to do. */
  help: string;
}

/** What the rules of a group look at. */
export interface GivenVariables {
  /** As they are written, with those of other groups; an empty one counts as not set. Not to be repeated in a rule. */
  given: Readonly<Record<string, string | undefined>>;
  inProduction: boolean;
  /** @param rule continues the name: `must be an https URL in production` */
  complain: (name: string, rule: string) => void;
  /** Whether the variable has broken a rule already. */
  isWrong: (name: string) => boolean;
}

/** Environment variables that are about one thing. */
export interface VariableGroup<Variables extends z.ZodRawShape = z.ZodRawShape> {
  /** Of their section in `docs/configuration.md`, which groups can share. */
  title: string;
  /** By their names. Each reads text, and has its documentation: see `documented`. */
  variables: Variables;
  /** What one variable means for another, or in production. */
  check?(given: GivenVariables): void;
}

/** How much of something a workspace, an account or a server may have: a whole number, which the operator can change. */
export interface LimitDeclaration {
  default: number;
  /** 1 */
  minimum?: number;
  maximum?: number;
  /** For `docs/configuration.md`. */
  description: string;
}

export type Migration = new () => MigrationInterface;

/** The facts of a feature that other parts of the system need. They take them from here, and are never told twice. */
export interface Declaration {
  /** The heading under which the dashboard offers its scopes and events. */
  group?: string;
  /** Of its operations in the OpenAPI document, with what they are for. */
  tags?: Record<string, string>;
  scopes?: Record<string, ScopeDeclaration>;
  /**
   * By what it happens to, what the audit trail tells of: `{ document: { 'document.created': 'Document created' } }`.
   * null instead of words: it is never in the trail of a workspace, which is what people read.
   */
  audit?: Record<string, Record<string, string | null>>;
  /** Its audit actions tell of who may do what, so a restore that lost them has to end again what they ended. */
  concernsAuthority?: true;
  events?: Record<string, EventDeclaration>;
  errors?: Record<string, ErrorDeclaration>;
  /** By the names of their variables: `DOCUMENTS_PER_WORKSPACE`. */
  limits?: Record<string, LimitDeclaration>;
  /** Other environment variables that the operator can set: see `defineVariables`. */
  variables?: readonly VariableGroup[];
  /** Their names end in the time that puts those of all modules in order, and are recorded in databases. */
  migrations?: readonly Migration[];
}

/** See `Declares`, which adds it to the system, and `Resources`, which adds it to the types. */
export const defineResource = <const D extends Declaration>(declaration: D): D => declaration;
