import { spawn } from 'node:child_process';
import { platform } from 'node:process';
import { environment } from '../environment.js';

/** Whether a browser on this machine would be visible to the user. */
export function hasBrowser(): boolean {
  if (environment('BROWSER')) return true;
  if (environment('SSH_CONNECTION') ?? environment('SSH_TTY')) return false;
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(environment('DISPLAY') ?? environment('WAYLAND_DISPLAY') ?? environment('WSL_DISTRO_NAME'));
}

/** As for other command lines, BROWSER names a program. The URL is not passed to a shell. */
function openerOf(url: string): [string, string[]] {
  const chosen = environment('BROWSER');
  if (chosen !== undefined) return [chosen, [url]];
  if (platform === 'darwin') return ['open', [url]];
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]];
  return ['xdg-open', [url]];
}

/** Does not wait, and ignores a missing browser: the URL is printed, too. */
export function openBrowser(url: string): void {
  const [program, argumentList] = openerOf(url);
  const child = spawn(program, argumentList, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
