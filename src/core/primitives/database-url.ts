/** Scheme and credentials, hosts with ports, and the rest. */
const PARTS = /^(postgres(?:ql)?:\/\/(?:[^/?#]*@)?)([^@/?#]*)(.*)$/i;

/**
 * Splits a URL with several hosts, such as `postgres://one:5432,two:5432/latchkey`, into one URL per host: URL parsers
 * know only one host.
 */
export function urlOfEachHost(databaseUrl: string): string[] {
  const [, start = '', hosts = '', rest = ''] = PARTS.exec(databaseUrl) ?? [];
  return start === '' ? [databaseUrl] : hosts.split(',').map((host) => `${start}${host}${rest}`);
}
