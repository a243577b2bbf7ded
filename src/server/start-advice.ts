import { readFile } from 'node:fs/promises';
import type { DataSource } from 'typeorm';
import type { Config } from '../core/config/config.js';

/** For the log, modules and other connections. */
const OTHER_FILES = 200;

type AdviceConfig = Pick<Config, 'environment' | 'limits' | 'databasePoolMax'>;

/** Settings that work today but will be regretted: logged at start-up. */
export async function startAdvice(config: AdviceConfig, dataSource: DataSource): Promise<string[]> {
  const found = [openFilesAdvice(await openFilesMax(), config)];
  if (config.environment === 'production') {
    const [row] = await dataSource.query<{ names: string }[]>(
      `SELECT current_setting('synchronous_standby_names') AS names`,
    );
    found.push(standbyAdvice(row?.names ?? ''));
  }
  return found.filter((advice) => advice !== undefined);
}

/** @param names as in `synchronous_standby_names` */
export function standbyAdvice(names: string): string | undefined {
  if (names.trim() === '') {
    return (
      'The database has no synchronous standby: if its server is lost, its latest changes are lost too, including revokes ' +
      'whose call had returned. See "When the database fails over" in docs/operations.md'
    );
  }
  const [, needed = '1', list = names] = /^\s*(?:FIRST\s+|ANY\s+)?(\d+)\s*\((.*)\)\s*$/is.exec(names) ?? [];
  const standbys = list.split(',').map((name) => name.trim());
  if (standbys.includes('*') || standbys.length > Number(needed)) return undefined;
  return (
    `The database needs ${standbys.length === 1 ? 'its only standby' : 'all of its standbys'} to confirm a commit: if ` +
    "one is lost, no server is ready. Add one more, as in synchronous_standby_names = 'ANY 1 (a, b)'"
  );
}

/** @param filesMax undefined: unknown */
export function openFilesAdvice(
  filesMax: number | undefined,
  { limits, databasePoolMax }: AdviceConfig,
): string | undefined {
  const needed = limits.CONNECTIONS_MAX + databasePoolMax + OTHER_FILES;
  if (filesMax === undefined || filesMax >= needed) return undefined;
  return (
    `The process may open ${filesMax} files, but CONNECTIONS_MAX=${limits.CONNECTIONS_MAX} requires ${needed}: raise the limit ` +
    '(LimitNOFILE in a systemd unit, ulimit -n) or lower CONNECTIONS_MAX'
  );
}

/** Node.js has raised the soft limit to the hard one. */
async function openFilesMax(): Promise<number | undefined> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '');
  const [, soft] = /^Max open files +(\d+)/m.exec(limits) ?? [];
  return soft === undefined ? undefined : Number(soft);
}
