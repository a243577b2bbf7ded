import type { z } from 'zod';
import { declaredLimits } from '../resource/declared.js';
import type { LimitDeclaration } from '../resource/define-resource.js';
import type { DeclaredLimit } from '../resource/resources.js';
import { integer, type VariableDocumentation } from './variables.js';

/** Limits on what one caller, one workspace and one server may use. */

const COUNT_MAX = 100_000_000;

/** Limits of every server. The quotas of a feature are in its own declaration. */
const ownLimits = {
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
      'How many unknown credentials (keys, refresh tokens, links) one IP address can try per minute. Beyond that, the server looks up no credential from that address: those in its cache keep working, and others get 429.',
  },
} as const satisfies Record<string, LimitDeclaration>;

type LimitName = keyof typeof ownLimits | DeclaredLimit;
type LimitVariables = Record<LimitName, z.ZodDefault<ReturnType<typeof integer>>>;

const limits = (): [string, LimitDeclaration][] => [...Object.entries(ownLimits), ...declaredLimits()];

/** The variables, documented by `register`. */
export const limitVariables = (
  register: (variable: z.ZodType, documentation: VariableDocumentation) => void,
): LimitVariables =>
  Object.fromEntries(
    limits().map(([name, { minimum = 1, maximum = COUNT_MAX, ...limit }]) => {
      const variable = integer(minimum, maximum).default(limit.default);
      register(variable, { description: limit.description });
      return [name, variable];
    }),
  ) as LimitVariables;

export type Limits = Record<LimitName, number>;

/** Only the limits, out of all variables. */
export const limitsOf = (environment: Limits): Limits =>
  Object.fromEntries(limits().map(([name]) => [name, environment[name as LimitName]])) as Limits;
