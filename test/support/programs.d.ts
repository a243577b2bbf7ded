export type Program =
  | 'bash'
  | 'caddy'
  | 'chromium-headless-shell'
  | 'curl'
  | 'fish'
  | 'gcc'
  | 'git'
  | 'haproxy'
  | 'nginx'
  | 'perl'
  | 'pg_restore'
  | 'pgbouncer'
  | 'promtool'
  | 'python3'
  | 'spin'
  | 'systemd-analyze'
  | 'zsh';
export const PACKAGES: Record<Program, string>;
export function findPostgresPrograms(): string | undefined;
export function isInstalled(program: string): boolean;
export function requireProgram(program: Program): boolean;
