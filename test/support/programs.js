import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Programs other than Node.js that some tests need, with the Debian package of each. */
export const PACKAGES = {
  bash: 'bash',
  caddy: 'caddy',
  // The Chromium bundled with a package crashes when a page creates a passkey.
  'chromium-headless-shell': 'chromium-headless-shell',
  curl: 'curl',
  fish: 'fish',
  gcc: 'gcc',
  git: 'git',
  haproxy: 'haproxy',
  nginx: 'nginx',
  perl: 'perl',
  pg_restore: 'postgresql',
  pgbouncer: 'pgbouncer',
  promtool: 'prometheus',
  python3: 'python3',
  spin: 'spin',
  'systemd-analyze': 'systemd',
  zsh: 'zsh',
};

const DEBIAN_POSTGRES = '/usr/lib/postgresql';

/**
 * Where a PostgreSQL is installed with the programs for backups, which the embedded one comes without: the newest.
 *
 * @returns {string | undefined}
 */
export function findPostgresPrograms() {
  const needed = ['initdb', 'postgres', 'pg_dump', 'pg_restore', 'psql'];
  const versions = existsSync(DEBIAN_POSTGRES)
    ? readdirSync(DEBIAN_POSTGRES).sort((left, right) => Number(right) - Number(left))
    : [];
  const folders = [
    ...versions.map((version) => join(DEBIAN_POSTGRES, version, 'bin')),
    ...['/opt/homebrew/opt/postgresql/bin', '/usr/local/bin', '/usr/bin'],
  ];
  return folders.find((folder) => needed.every((program) => existsSync(join(folder, program))));
}

/** @param {string} program one of those above, or another one that is optional */
export const isInstalled = (program) =>
  program === 'pg_restore'
    ? findPostgresPrograms() !== undefined
    : (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

/**
 * Whether a program is installed. If not, its tests are visibly skipped, except in continuous integration, where nobody
 * looks at skipped tests and it must be installed.
 *
 * @param {keyof typeof PACKAGES} program
 * @returns {boolean}
 */
export function requireProgram(program) {
  if (isInstalled(program)) return true;
  if (!process.env.CI) return false;
  throw new Error(
    `${program} is not installed, and in CI no test is skipped: apt-get install ${PACKAGES[program]}`,
  );
}

// When run as a program, it prints the packages to install.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const missing = Object.keys(PACKAGES).filter((program) => !isInstalled(program));
  console.log(missing.map((program) => PACKAGES[program]).join(' '));
}
