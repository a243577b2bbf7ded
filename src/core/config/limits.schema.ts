import type { z } from 'zod';
import { integer, type VariableDocumentation } from './variables.js';

/** How much of everything one caller, one workspace and one server may take up. */

const COUNT_MAX = 100_000_000;

interface Limit extends VariableDocumentation {
  minimum?: number;
  maximum?: number;
  default: number;
}

const limits = {
  CONNECTIONS_MAX: {
    default: 10_000,
    minimum: 10,
    maximum: 1_000_000,
    description:
      'How many connections one server holds at a time; further ones are closed at once. Keep it below the number of open files that the system allows the process.',
  },
  CONNECTIONS_PER_ADDRESS_MAX: {
    default: 500,
    maximum: 1_000_000,
    description:
      'How many of them one address may hold (an IPv6 network of /64 counts as one). Proxies in `TRUSTED_PROXIES`, which speak for many callers, are exempt.',
  },
  BODY_MEGABYTES_MAX: {
    default: 64,
    minimum: 4,
    maximum: 100_000,
    description:
      'How much memory the bodies of all requests under way may take in one server, in MiB; one workspace, or one address without a credential, gets a quarter. Further requests get 503 (a workspace or address over its quarter: 429) with `Retry-After`, before their body is read.',
  },
  UNKNOWN_CREDENTIALS_PER_ADDRESS_PER_MINUTE: {
    default: 300,
    description:
      'How many credentials that the server does not know (keys, refresh tokens, links) one address may try in a minute. Further ones get 429 and cost no query; credentials that the server has in its cache go on working.',
  },
  WORKSPACES_PER_USER: {
    default: 100,
    description: 'How many workspaces one account may own.',
  },
  MEMBERS_PER_WORKSPACE: {
    default: 1_000,
    description: 'How many members a workspace may have.',
  },
  INVITATIONS_PER_WORKSPACE: {
    default: 500,
    description: 'How many open invitations a workspace may have.',
  },
  API_KEYS_PER_WORKSPACE: {
    default: 10_000,
    description:
      'How many active API keys a workspace may have. A rotation needs no room: the key that it replaces no longer counts.',
  },
  WEBHOOK_ENDPOINTS_PER_WORKSPACE: {
    default: 100,
    description: 'How many webhook endpoints a workspace may have.',
  },
  DOCUMENTS_PER_WORKSPACE: {
    default: 100_000,
    description: 'How many documents a workspace may have.',
  },
  DOCUMENT_MEGABYTES_PER_WORKSPACE: {
    default: 1_024,
    maximum: 1_000_000,
    description: 'How much text all documents of a workspace may have together, in MiB of UTF-8.',
  },
  SESSIONS_PER_USER: {
    default: 100,
    description:
      'How many sessions one account may have at a time. A further sign-in ends the one that was used least recently.',
  },
  MAILS_PER_RECIPIENT_PER_HOUR: {
    default: 10,
    description:
      'How many mails one address gets in an hour that others have asked for (invitations, changes of an e-mail address), whoever asks.',
  },
  INVITATION_MAILS_PER_USER_PER_HOUR: {
    default: 100,
    description: 'How many invitations one account may have mailed in an hour.',
  },
  WEBHOOK_CONCURRENCY_PER_HOST: {
    default: 50,
    maximum: 500,
    description:
      'How many webhooks one worker sends to the same host at a time, whichever endpoints and workspaces they belong to.',
  },
} as const satisfies Record<string, Limit>;

type LimitName = keyof typeof limits;
type LimitVariables = Record<LimitName, z.ZodDefault<ReturnType<typeof integer>>>;

/** The variables, documented by `register`. */
export const limitVariables = (
  register: (variable: z.ZodType, documentation: VariableDocumentation) => void,
): LimitVariables =>
  Object.fromEntries(
    Object.entries<Limit>(limits).map(([name, { minimum = 1, maximum = COUNT_MAX, ...limit }]) => {
      const variable = integer(minimum, maximum).default(limit.default);
      register(variable, { description: limit.description });
      return [name, variable];
    }),
  ) as LimitVariables;

export type Limits = Record<LimitName, number>;

/** The limits alone, of all variables. */
export const limitsOf = (environment: Limits): Limits =>
  Object.fromEntries(Object.keys(limits).map((name) => [name, environment[name as LimitName]])) as Limits;
