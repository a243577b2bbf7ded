import { tokenPrefixes, variableGroups } from '../resource/declared.js';
import { ConfigError } from './config-error.js';
import { configSchema, type Environment } from './config.schema.js';

export type Variables = Record<string, string | undefined>;
type VariableName = keyof Environment;

const PORT_MAX = 65_535;

/**
 * An empty variable counts as unset, because that is how compose files and `.env` files omit one.
 *
 * @param requiredInProduction variables that must be set there. Nothing is generated: a secret that vanishes with
 *   a container would sign everybody out, and a database that does would take all data with it.
 * @throws {ConfigError} listing every problem, one line per variable
 */
export function checkVariables(variables: Variables, requiredInProduction: VariableName[]): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const issues = new Map<string, Set<string>>();
  const addIssue = (name: string, rule: string): void => {
    issues.set(name, (issues.get(name) ?? new Set()).add(rule));
  };

  const result = configSchema().safeParse(given);
  // Built from variable names and our own words only, so that no value can leak.
  for (const issue of result.error?.issues ?? []) addIssue(String(issue.path[0]), issue.message);
  if (given['NODE_ENV'] === 'production') {
    for (const name of requiredInProduction) {
      if (given[name] === undefined) addIssue(name, 'is required in production');
    }
  }
  const publicUrl = result.data?.PUBLIC_URL;
  // Browsers keep the session cookie only over https, or on this machine.
  if (given['NODE_ENV'] === 'production' && publicUrl !== undefined && !isSecureOrigin(publicUrl)) {
    addIssue('PUBLIC_URL', 'must be https in production: browsers keep the session cookie only over https');
  }
  const { PORT: port = 0, METRICS_PORT: metricsPort = 0, PROCESSES: processes = 1 } = result.data ?? {};
  const lastMetricsPort = metricsPort + processes - 1;
  if (metricsPort !== 0 && metricsPort <= port && port <= lastMetricsPort) {
    addIssue(
      'METRICS_PORT',
      processes === 1
        ? 'must differ from PORT'
        : `must leave out PORT: ${processes} processes take the ports ${metricsPort} to ${lastMetricsPort}`,
    );
  } else if (metricsPort !== 0 && lastMetricsPort > PORT_MAX) {
    addIssue('METRICS_PORT', `must be at most ${PORT_MAX + 1 - processes} with ${processes} processes`);
  }
  // A key could be mistaken for a token that has its prefix.
  if (tokenPrefixes().has(given['API_KEY_PREFIX'] ?? '')) {
    addIssue('API_KEY_PREFIX', 'is the prefix of another kind of secret');
  }
  // A leak of one must not expose the other.
  if (given['MASTER_KEY'] !== undefined && given['MASTER_KEY'] === given['JWT_SECRET']) {
    addIssue('MASTER_KEY', 'must differ from JWT_SECRET');
  }
  const inProduction = given['NODE_ENV'] === 'production';
  const isWrong = (name: string): boolean => issues.has(name);
  for (const group of variableGroups()) group.check?.({ given, inProduction, addIssue, isWrong });

  if (!result.success || issues.size > 0) {
    const names = Object.keys(configSchema().shape).filter((name) => issues.has(name));
    throw new ConfigError(
      names.map((name) => `${name}: ${[...(issues.get(name) ?? [])].join('; ')}`).join('\n'),
    );
  }
  return result.data;
}

const isSecureOrigin = (url: string): boolean => {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || /^(localhost|.+\.localhost|127\..+|\[::1\])$/.test(hostname);
};
