import type { DatabaseConfig } from '../core/config/config.js';
import { urlOfEachHost } from '../core/primitives/database-url.js';

/** The database that a tool works on, so that its user notices a wrong one. Without user and password. */
export function describeDatabase({
  databaseUrl,
  dataDirectory,
}: Pick<DatabaseConfig, 'databaseUrl' | 'dataDirectory'>): string {
  if (databaseUrl === undefined) return `the embedded database in ${dataDirectory}`;
  const urls = urlOfEachHost(databaseUrl).map((url) => new URL(url));
  const hosts = urls.map((url) => url.searchParams.get('host') ?? url.host);
  const name = decodeURIComponent(urls[0]?.pathname.slice(1) ?? '');
  return `the database ${JSON.stringify(name)} on ${hosts.join(', ')}`;
}
