/** What the shell learns. Documented in docs/cli.md. */
export const exitCodes = {
  ok: 0,
  /** Anything that has no code of its own; `scan`: keys were found. */
  error: 1,
  /** The command line itself is wrong. */
  usage: 2,
  notAuthenticated: 3,
  notAllowed: 4,
  notFound: 5,
  unreachable: 6,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
