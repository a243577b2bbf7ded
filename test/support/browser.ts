import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Nothing that phones home: the tests need no network but loopback. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** For Lambda, where a browser lives for one page: with them it ends when its first context is closed. */
const ONE_PROCESS = ['--single-process', '--no-zygote'];

/** A real Chromium: the one that is installed, else the one that `@sparticuz/chromium` carries. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = INSTALLED.find((path) => existsSync(path));
  if (executablePath !== undefined) return chromium.launch({ executablePath, args: QUIET });
  const carried = await launchCarried();
  if (carried) return carried;
  // The system lacks libraries that Chromium needs; the package carries those too, and unpacks them on Lambda.
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs20.x';
  const withLibraries = await launchCarried(`?with-libraries`);
  if (!withLibraries)
    throw new Error('No Chromium could be started: install one, for instance with apt-get.');
  return withLibraries;
}

async function launchCarried(query = ''): Promise<Browser | undefined> {
  const { default: carried } = (await import(
    `@sparticuz/chromium${query}`
  )) as typeof import('@sparticuz/chromium');
  try {
    return await chromium.launch({
      executablePath: await carried.executablePath(),
      args: [...carried.args.filter((argument) => !ONE_PROCESS.includes(argument)), ...QUIET],
    });
  } catch {
    return undefined;
  }
}
