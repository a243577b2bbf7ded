/** Scheme and credentials, hosts with their ports, and the rest. */
const PARTS = /^(postgres(?:ql)?:\/\/(?:[^/?#]*@)?)([^@/?#]*)(.*)$/i;

/**
 * The same URL once for each of its hosts, as `postgres://one:5432,two:5432/latchkey` stands for two: what parses URLs
 * knows one host only.
 */
export function urlOfEachHost(databaseUrl: string): string[] {
  const [, start = '', hosts = '', rest = ''] = PARTS.exec(databaseUrl) ?? [];
  return start === '' ? [databaseUrl] : hosts.split(',').map((host) => `${start}${host}${rest}`);
}
