import { spawn } from 'node:child_process';
import { platform } from 'node:process';
import { environment } from '../environment.js';

/** Whether a browser on this machine would be in front of the person who types. */
export function hasBrowser(): boolean {
  if (environment('BROWSER')) return true;
  if (environment('SSH_CONNECTION') ?? environment('SSH_TTY')) return false;
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(environment('DISPLAY') ?? environment('WAYLAND_DISPLAY') ?? environment('WSL_DISTRO_NAME'));
}

/** BROWSER names a program, as for other command lines. No shell sees the address. */
function openerOf(url: string): [string, string[]] {
  const chosen = environment('BROWSER');
  if (chosen !== undefined) return [chosen, [url]];
  if (platform === 'darwin') return ['open', [url]];
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]];
  return ['xdg-open', [url]];
}

/** Does not wait for it, and says nothing if there is none: the address is printed, too. */
export function openBrowser(url: string): void {
  const [program, argumentList] = openerOf(url);
  const child = spawn(program, argumentList, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
