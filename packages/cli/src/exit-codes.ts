/** Documented in docs/cli.md. */
export const exitCodes = {
  ok: 0,
  /** Any failure without a code of its own. For `scan`: keys were found. */
  error: 1,
  /** The command line is invalid. */
  usage: 2,
  notAuthenticated: 3,
  notAllowed: 4,
  notFound: 5,
  unreachable: 6,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
