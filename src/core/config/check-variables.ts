import { configSchema, type Environment, PASSWORD_HASH_MEMORY_KIB_MIN } from './config.schema.js';

export type Variables = Record<string, string | undefined>;
type VariableName = keyof Environment;

const PORT_MAX = 65_535;

/** Something about the configuration is wrong. The message is for the operator and never contains a value. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * An empty variable is one that is not set: that is how compose files and `.env` files leave one out.
 *
 * @param requiredInProduction what has to be given there. Nothing is generated: a secret that vanishes with a
 *   container would sign everybody out, and a database that does would take all data with it.
 * @throws {ConfigError} with all that is wrong, one line a variable
 */
export function checkVariables(variables: Variables, requiredInProduction: VariableName[]): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const complaints = new Map<string, Set<string>>();
  const complain = (name: string, rule: string): void => {
    complaints.set(name, (complaints.get(name) ?? new Set()).add(rule));
  };

  const result = configSchema().safeParse(given);
  // Made of names and of our own words only, so that no value can slip through.
  for (const issue of result.error?.issues ?? []) complain(String(issue.path[0]), issue.message);
  if (given['NODE_ENV'] === 'production') {
    for (const name of requiredInProduction) {
      if (given[name] === undefined) complain(name, 'is required in production');
    }
  }
  const keysUrl = given['GITHUB_SECRET_SCANNING_KEYS_URL'];
  // Whoever stands on a way without encryption could put their own key in place of GitHub's.
  if (given['NODE_ENV'] === 'production' && keysUrl !== undefined && !/^https:/i.test(keysUrl)) {
    complain('GITHUB_SECRET_SCANNING_KEYS_URL', 'must be an https URL in production');
  }
  if (given['NODE_ENV'] === 'production' && given['WEBHOOK_ALLOW_PRIVATE'] === 'true') {
    complain('WEBHOOK_ALLOW_PRIVATE', 'must be a list of CIDR blocks in production');
  }
  const memoryKib = result.data?.PASSWORD_HASH_MEMORY_KIB ?? PASSWORD_HASH_MEMORY_KIB_MIN;
  if (given['NODE_ENV'] === 'production' && memoryKib < PASSWORD_HASH_MEMORY_KIB_MIN) {
    complain('PASSWORD_HASH_MEMORY_KIB', `must be at least ${PASSWORD_HASH_MEMORY_KIB_MIN} in production`);
  }
  const publicUrl = result.data?.PUBLIC_URL;
  // Browsers keep the cookie of a session on https alone, and on this machine.
  if (given['NODE_ENV'] === 'production' && publicUrl !== undefined && !isSecureOrigin(publicUrl)) {
    complain('PUBLIC_URL', 'must be https in production: browsers keep the session cookie only over https');
  }
  const { PORT: port = 0, METRICS_PORT: metricsPort = 0, PROCESSES: processes = 1 } = result.data ?? {};
  const lastMetricsPort = metricsPort + processes - 1;
  if (metricsPort !== 0 && metricsPort <= port && port <= lastMetricsPort) {
    complain(
      'METRICS_PORT',
      processes === 1
        ? 'must differ from PORT'
        : `must leave out PORT: ${processes} processes take the ports ${metricsPort} to ${lastMetricsPort}`,
    );
  } else if (metricsPort !== 0 && lastMetricsPort > PORT_MAX) {
    complain('METRICS_PORT', `must be at most ${PORT_MAX + 1 - processes} with ${processes} processes`);
  }
  if (RESERVED_PREFIXES.has(given['API_KEY_PREFIX'] ?? '')) {
    complain('API_KEY_PREFIX', 'is the prefix of another kind of secret');
  }
  // Whoever learns one of them must not have the other with it.
  if (given['MASTER_KEY'] !== undefined && given['MASTER_KEY'] === given['JWT_SECRET']) {
    complain('MASTER_KEY', 'must differ from JWT_SECRET');
  }
  if (given['SMTP_URL'] !== undefined && !complaints.has('SMTP_URL')) {
    if (given['MAIL_FROM'] === undefined) complain('MAIL_FROM', 'is required with SMTP_URL');
    // The listening address is one that the people who get the mails cannot reach.
    if (given['NODE_ENV'] === 'production' && given['PUBLIC_URL'] === undefined) {
      complain('PUBLIC_URL', 'is required in production with SMTP_URL: the links in emails start with it');
    }
  }
  if (given['NODE_ENV'] === 'production' && given['OIDC_PROVIDERS'] !== undefined) {
    if (given['PUBLIC_URL'] === undefined) {
      complain(
        'PUBLIC_URL',
        'is required in production with OIDC_PROVIDERS: providers send the browser back to it',
      );
    }
  }
  if (given['AUDIT_STREAM_URL']?.startsWith('https:') && given['AUDIT_STREAM_SECRET'] === undefined) {
    complain('AUDIT_STREAM_SECRET', 'is required with an https AUDIT_STREAM_URL');
  }
  const keepsSomeDays =
    given['AUDIT_RETENTION_DAYS'] !== undefined && !complaints.has('AUDIT_RETENTION_DAYS');
  if (keepsSomeDays && given['AUDIT_STREAM_URL'] === undefined) {
    complain(
      'AUDIT_STREAM_URL',
      'is required with AUDIT_RETENTION_DAYS: events are exported before they are removed',
    );
  }
  if (given['NODE_ENV'] === 'production' && given['EMAIL_VERIFICATION'] === 'required') {
    if (given['SMTP_URL'] === undefined) {
      complain('SMTP_URL', 'is required in production with EMAIL_VERIFICATION=required');
    }
  }

  if (!result.success || complaints.size > 0) {
    const names = Object.keys(configSchema().shape).filter((name) => complaints.has(name));
    throw new ConfigError(
      names.map((name) => `${name}: ${[...(complaints.get(name) ?? [])].join('; ')}`).join('\n'),
    );
  }
  return result.data;
}

/** Of tokens in links, and of signing secrets: a key with one of these could be taken for the other. */
const RESERVED_PREFIXES = new Set(['lkreset', 'lkmail', 'lkinv', 'whsec']);

const isSecureOrigin = (url: string): boolean => {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || /^(localhost|.+\.localhost|127\..+|\[::1\])$/.test(hostname);
};
