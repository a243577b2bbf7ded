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
      "Maximum number of open connections per server. Further connections are closed immediately. Keep it below the process's limit on open files.",
  },
  CONNECTIONS_PER_ADDRESS_MAX: {
    default: 500,
    maximum: 1_000_000,
    description:
      'Maximum number of open connections per IP address; an IPv6 /64 network counts as one address. Addresses in `TRUSTED_PROXIES` are exempt.',
  },
  BODY_MEGABYTES_MAX: {
    default: 64,
    minimum: 4,
    maximum: 100_000,
    description:
      'Maximum memory per server for the bodies of requests in progress, in MiB. A workspace, or an IP address without credentials, can use a quarter of it. Requests beyond that get 429, and requests beyond the total get 503, with `Retry-After` and before their body is read.',
  },
  UNKNOWN_CREDENTIALS_PER_ADDRESS_PER_MINUTE: {
    default: 300,
    description:
      'How many unknown credentials (keys, refresh tokens, links) one IP address can try per minute. Beyond that, unknown credentials get 429 without a database query. Cached credentials keep working.',
  },
  WORKSPACES_PER_USER: {
    default: 100,
    description: 'Maximum number of workspaces one account can own.',
  },
  MEMBERS_PER_WORKSPACE: {
    default: 1_000,
    description: 'Maximum number of members in a workspace.',
  },
  INVITATIONS_PER_WORKSPACE: {
    default: 500,
    description: 'Maximum number of open invitations in a workspace.',
  },
  API_KEYS_PER_WORKSPACE: {
    default: 10_000,
    description:
      'Maximum number of active API keys in a workspace. Rotating a key is always possible: the replaced key no longer counts.',
  },
  WEBHOOK_ENDPOINTS_PER_WORKSPACE: {
    default: 100,
    description: 'Maximum number of webhook endpoints in a workspace.',
  },
  DOCUMENTS_PER_WORKSPACE: {
    default: 100_000,
    description: 'Maximum number of documents in a workspace.',
  },
  DOCUMENT_MEGABYTES_PER_WORKSPACE: {
    default: 1_024,
    maximum: 1_000_000,
    description: 'Maximum total size of the document bodies in a workspace, in MiB of UTF-8.',
  },
  SESSIONS_PER_USER: {
    default: 100,
    description:
      'Maximum number of sessions per account. Signing in once more ends the least recently used session.',
  },
  MAILS_PER_RECIPIENT_PER_HOUR: {
    default: 10,
    description:
      'Maximum number of invitation and address-change emails sent to one address per hour, across all senders.',
  },
  INVITATION_MAILS_PER_USER_PER_HOUR: {
    default: 100,
    description: 'Maximum number of invitation emails one account can send per hour.',
  },
  WEBHOOK_CONCURRENCY_PER_HOST: {
    default: 50,
    maximum: 500,
    description:
      'Maximum number of simultaneous webhook deliveries from one worker to one host, across all endpoints and workspaces.',
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
