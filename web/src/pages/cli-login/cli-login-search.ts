/** The parameters of `latchkey login`, from the URL that it opens. */
export interface CliLoginSearch {
  port?: number;
  state?: string;
  code_challenge?: string;
  device_name?: string;
}

/** The router parses numeric values as numbers. */
const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** All parameters or none: a truncated URL asks for nothing. */
export function validateCliLoginSearch(search: Record<string, unknown>): CliLoginSearch {
  const port = Number(search.port);
  const state = text(search.state);
  const codeChallenge = text(search.code_challenge);
  const isComplete =
    Number.isInteger(port) &&
    port >= 1024 &&
    port <= 65_535 &&
    /^[\w-]{20,200}$/.test(state) &&
    /^[\w-]{43}$/.test(codeChallenge);
  if (!isComplete) return {};
  return { port, state, code_challenge: codeChallenge, device_name: text(search.device_name).slice(0, 64) };
}

const OUTCOMES = ['signed-in', 'denied', 'failed'] as const;

export const validateOutcome = ({
  outcome,
}: Record<string, unknown>): { outcome: (typeof OUTCOMES)[number] } => ({
  outcome: OUTCOMES.find((known) => known === outcome) ?? 'failed',
});

export const validateUserCode = ({ user_code }: Record<string, unknown>): { user_code?: string } =>
  typeof user_code === 'string' && /^[A-Za-z -]{1,20}$/.test(user_code) ? { user_code } : {};
