import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.js';
import { register, registration } from './server.js';

export type ProxyName = 'nginx' | 'haproxy' | 'caddy';

/** How to give each its configuration, and keep it in the foreground. */
const ARGUMENTS: Record<ProxyName, (file: string) => string[]> = {
  nginx: (file) => ['-e', 'stderr', '-c', file],
  haproxy: (file) => ['-db', '-f', file],
  caddy: (file) => ['run', '--adapter', 'caddyfile', '--config', file],
};

export interface RunningProxy {
  stop(): Promise<void>;
}

/**
 * Starts an installed proxy.
 *
 * @param configuration in which DIRECTORY stands for an empty directory of its own
 * @param serves whether it is ready; called repeatedly
 */
export async function startProxy(
  name: ProxyName,
  configuration: string,
  serves: () => Promise<boolean>,
): Promise<RunningProxy> {
  const directory = await mkdtemp(join(tmpdir(), 'latchkey-proxy-'));
  const file = join(directory, 'configuration');
  await writeFile(file, configuration.replaceAll('DIRECTORY', directory));
  const program = spawn(name, ARGUMENTS[name](file), {
    cwd: directory,
    env: { PATH: process.env.PATH, HOME: directory },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  program.stderr.on('data', (text) => (errors += String(text)));
  await register(program);
  await eventually(`${name} serves`, () => {
    if (program.exitCode !== null) throw new Error(`${name} has ended:\n${errors}`);
    return serves().catch(() => false);
  });
  return {
    async stop() {
      if (program.exitCode === null && program.signalCode === null) {
        program.kill('SIGTERM');
        await once(program, 'close');
      }
      await rm(registration(program), { force: true });
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** nginx in the foreground, writing only to its own directory, with the contents of its `http` block. */
export const nginxConfiguration = (http: string): string => `
daemon off; pid DIRECTORY/pid; error_log stderr; worker_processes 1; events {}
http {
  access_log off; client_body_temp_path DIRECTORY/body; proxy_temp_path DIRECTORY/proxy;
  fastcgi_temp_path DIRECTORY/fastcgi; uwsgi_temp_path DIRECTORY/uwsgi; scgi_temp_path DIRECTORY/scgi;
  ${http}
}
`;
