/**
 * Shows where the time of a request goes: loads `GET /me`, or `/verify`, of a server under V8's sampling profiler, and
 * prints the functions with the most self time.
 *
 *   npm run build && node bench/profile.js [--with key|token|verify|nothing] [--seconds 5] [--top 40] [--keep
 * <file.cpuprofile>]
 */
import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { environment, nodeArguments, registerCallers, withKey, withToken } from './lib/latchkey.js';
import { runLoad } from './lib/load.js';
import { installPeers } from './lib/peers.js';
import { startServer, stopServer } from './lib/process.js';
import { registerService } from './lib/service.js';
import { openWorkplace } from './lib/workplace.js';

const root = resolve(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    with: { type: 'string', default: 'key' },
    seconds: { type: 'string', default: '5' },
    top: { type: 'string', default: '40' },
    keep: { type: 'string' },
  },
});

/** Without a credential, it profiles the response to a probe: HTTP and nothing else. */
const targets = {
  key: { path: '/api/v1/me', headerOf: ({ key }) => withKey(key) },
  token: { path: '/api/v1/me', headerOf: ({ token }) => withToken(token) },
  verify: { path: '/api/v1/verify?audience=bench', headerOf: ({ key }) => withKey(key) },
  nothing: { path: '/health/live', headerOf: () => ({}) },
};
const target = targets[values.with];
if (!target) throw new Error(`--with is one of ${Object.keys(targets).join(', ')}.`);

await installPeers();
const workplace = await openWorkplace();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => void workplace.close().finally(() => process.exit(1)));
}
try {
  const database = await workplace.createDatabase('profile');
  const profiler = ['--cpu-prof', `--cpu-prof-dir=${workplace.directory}/profiles`];
  const started = await startServer(
    workplace,
    'latchkey',
    [...profiler, ...nodeArguments()],
    environment(workplace, database),
  );
  const callers = await registerCallers(started);
  await registerService(started, database);
  const load = { url: `${started.url}${target.path}`, headers: callers.map(target.headerOf) };
  const { perSecond } = await runLoad(workplace, { ...load, seconds: Number(values.seconds) });
  await stopServer(started);
  const [file] = await readdir(join(workplace.directory, 'profiles'));
  const path = join(workplace.directory, 'profiles', file);
  if (values.keep) await copyFile(path, values.keep);
  console.log(`${Math.round(perSecond)} requests/s under the profiler\n`);
  print(JSON.parse(await readFile(path, 'utf8')), Number(values.top));
} finally {
  await workplace.close();
}
process.exit();

function print({ nodes, samples, timeDeltas }, top) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const selfTimes = new Map();
  samples.forEach((id, index) => {
    const { functionName, url, lineNumber } = byId.get(id).callFrame;
    const place = `${functionName || '(anonymous)'} ${describe(url)}:${lineNumber + 1}`;
    selfTimes.set(place, (selfTimes.get(place) ?? 0) + timeDeltas[index]);
  });
  const isWork = ([place]) => !/^\((idle|program|root)\)/.test(place);
  const sorted = [...selfTimes].filter(isWork).sort(([, a], [, b]) => b - a);
  const total = sorted.reduce((sum, [, time]) => sum + time, 0);
  for (const [place, time] of sorted.slice(0, top)) {
    console.log(`${((time / total) * 100).toFixed(1).padStart(5)} %  ${place}`);
  }
}

function describe(url) {
  const path = url.startsWith('file:') ? fileURLToPath(url) : url;
  return path.replace(`${root}/`, '').replace(/^.*node_modules\//, '');
}
