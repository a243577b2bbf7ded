import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';

/** Chromium without the parts that draw windows: a page takes a third of the CPU time. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';

const WHOLE_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Disables everything that phones home: the tests need no network but loopback. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const root = resolve(import.meta.dirname, '../..');
const PINNED_FONT = 'OpenSans-Regular.ttf';
const UNPACKED = join(root, 'node_modules/.cache/chromium');

/** A real Chromium: a headless shell, installed or bundled with `@sparticuz/chromium`, else a full browser. */
export async function launchBrowser() {
  if (existsSync(HEADLESS_SHELL)) return launch(HEADLESS_SHELL);
  const carried = await launchCarried();
  if (carried) return carried;
  const installed = WHOLE_BROWSERS.find((path) => existsSync(path));
  if (installed === undefined)
    throw new Error('No Chromium could be started: install one, for instance with apt-get.');
  return launch(installed);
}

/**
 * The one that the lockfile pins, with its own font: it draws the same picture on every machine.
 *
 * @returns undefined where it does not run
 */
export async function launchPinnedBrowser() {
  const browser = await launchCarried();
  return browser && { browser, fontFile: join(UNPACKED, 'fonts/fonts/Open_Sans', PINNED_FONT) };
}

const launch = (executablePath, env) =>
  chromium.launch({ executablePath, args: QUIET, ...(env ? { env } : {}) });

/** Undefined if it does not run here: it is built for Linux on x64. */
async function launchCarried() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  if (!existsSync(UNPACKED)) await unpack();
  const executablePath = join(UNPACKED, 'chromium');
  // The system may lack libraries that Chromium needs; the package includes those, too.
  const withLibraries = {
    ...process.env,
    LD_LIBRARY_PATH: join(UNPACKED, 'al2023/lib'),
    FONTCONFIG_PATH: join(UNPACKED, 'fonts'),
  };
  return launch(executablePath)
    .catch(() => launch(executablePath, withLibraries))
    .catch(() => undefined);
}

/** Unpacks it once per `npm ci`. Several workers may do so at once: the first to finish provides it to all. */
async function unpack() {
  await mkdir(dirname(UNPACKED), { recursive: true });
  const folder = await mkdtemp(`${UNPACKED}-`);
  const program = "await (await import('@sparticuz/chromium')).default.executablePath()";
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: root,
    // The folder to unpack into, and the libraries, which are omitted by default.
    env: { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
  });
  await rename(folder, UNPACKED).catch(() => rm(folder, { recursive: true, force: true }));
}
