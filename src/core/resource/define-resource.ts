import type { MigrationInterface } from 'typeorm';
import type { z } from 'zod';
import type { Role } from './role.js';

/** A permission that a key can be limited to: `invoices:read`. */
export interface ScopeDeclaration {
  /** The lowest role that has it; every higher role has it too. */
  role: Role;
  /** A label for the dashboard: `Read invoices`. */
  words: string;
}

/** An event sent to webhook endpoints. Versioned as the API is: within a version, fields are only added. */
export interface EventDeclaration {
  /** A label for the dashboard: `Invoice created`. */
  words: string;
  /** For the OpenAPI document. */
  summary: string;
  /** The scope that a credential needs to see such data; null if the event reveals nothing. */
  scope: string | null;
  /** Never includes a secret. Fields missing from the schema are dropped. */
  data: z.ZodType;
}

/** Emails that are sent in the same case. Their templates are in the module's folder `mails`. */
export interface MailDeclaration {
  /** The recipient. */
  to: string;
  /** When they are sent. */
  when: string;
}

/** An error returned by the API. Its code is stable and part of the contract. */
export interface ErrorDeclaration {
  status: number;
  title: string;
  /** The default text; code that knows more (which field, which scope) says more. */
  detail: string;
  /** For `docs/errors.md`: when it occurs, and what to do. */
  help: string;
  /** The routes that may answer with it without saying so. */
  from?: ErrorSource;
}

/** Routes by what they require: users and keys, keys, a confirmed email address, a workspace, a recent proof, operators. */
export type ErrorSource = 'callers' | 'keys' | 'confirmed' | 'workspace' | 'step_up' | 'operators';

/** The values that a group's rules can inspect. */
export interface GivenVariables {
  /** The raw values, including those of other groups; an empty one counts as unset. Do not repeat them in a rule. */
  given: Readonly<Record<string, string | undefined>>;
  inProduction: boolean;
  /** @param rule continues the name: `must be an https URL in production` */
  addIssue: (name: string, rule: string) => void;
  /** Whether the variable has already broken a rule. */
  isWrong: (name: string) => boolean;
}

/** Environment variables about one topic. */
export interface VariableGroup<Variables extends z.ZodRawShape = z.ZodRawShape> {
  /** The title of their section in `docs/configuration.md`, which groups can share. */
  title: string;
  /** Keyed by name. Each parses text and has its documentation: see `documented`. */
  variables: Variables;
  /** Rules that involve several variables, or production. */
  check?(given: GivenVariables): void;
}

/** How much of something a workspace, account or server may have: a whole number that the operator can change. */
export interface LimitDeclaration {
  default: number;
  /** Default: 1. */
  minimum?: number;
  maximum?: number;
  /** For `docs/configuration.md`. */
  description: string;
}

/** A cookie that is a credential. */
export interface CookieDeclaration {
  name: string;
  /** For the OpenAPI document. */
  description: string;
}

export type Migration = new () => MigrationInterface;

/** The facts about a feature that other parts of the system need. They read them here, so nothing is declared twice. */
export interface Declaration {
  /** The heading under which the dashboard offers its scopes and events. */
  group?: string;
  /** The tags of its operations in the OpenAPI document, with their descriptions. */
  tags?: Record<string, string>;
  scopes?: Record<string, ScopeDeclaration>;
  /**
   * The audit actions, grouped by their target: `{ invoice: { 'invoice.created': 'Invoice created' } }`. null
   * instead of words: it never appears in a workspace's trail, which is what people read.
   */
  audit?: Record<string, Record<string, string | null>>;
  /** Its audit actions concern who may do what, so a restore that lost them has to end again what they ended. */
  concernsAuthority?: true;
  events?: Record<string, EventDeclaration>;
  /** For `docs/email.md`. Keyed by subject, with … for variable parts and `; ` between several subjects. */
  mails?: Record<string, MailDeclaration>;
  /** Alerts that a workspace gets by email unless it switches them off. Webhook endpoints choose their own events. */
  alerts?: readonly string[];
  /** Pages of the dashboard that emails and redirects lead to: `{ invoices: '/workspaces/{workspaceId}/invoices' }`. */
  pages?: Record<string, string>;
  errors?: Record<string, ErrorDeclaration>;
  /** Why its triggers refuse to commit a change that a new request may well be allowed to make: answered with 503. */
  passingRefusals?: readonly string[];
  /** Keyed by variable name: `INVOICES_PER_WORKSPACE`. */
  limits?: Record<string, LimitDeclaration>;
  /** Other environment variables that the operator can set: see `defineVariables`. */
  variables?: readonly VariableGroup[];
  /** First segments of the paths that it serves outside `/api`. */
  paths?: readonly string[];
  /** Prefixes of its tokens, which the keys of a server cannot have: `lkreset` of `lkreset_…`. */
  tokenPrefixes?: readonly string[];
  /** Cookies that authenticate callers of its routes, by their security scheme in the OpenAPI document. */
  cookies?: Record<string, CookieDeclaration>;
  /** Fields of requests and responses that never reach a log. */
  secretFields?: readonly string[];
  /** Their names end in a timestamp that orders the migrations of all modules, and are recorded in databases. */
  migrations?: readonly Migration[];
}

/** Use it with `Declares`, which adds it to the system, and `Resources`, which adds it to the types. */
export const defineResource = <const D extends Declaration>(declaration: D): D => declaration;
