import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, milliseconds } from '../lib/figures.js';
import { generateKeys, register, seedKeys, signIn, startLatchkey } from '../lib/latchkey.js';
import { stopServer } from '../lib/process.js';
import { summarise } from '../lib/statistics.js';
import { launchBrowser, visit } from '../lib/visitor.js';

const MANY_KEYS = 1_100;
const EVENTS = 10_500;
const PRESSES = 60;
const IDLE_SECONDS = 90;
/** A page that is read: each of its kind in the dashboard. */
const PAGES = ['overview', 'api-keys', 'webhooks', 'audit', 'members', 'documents', 'settings'];

const kilobytes = (bytes) => `${Math.round(bytes / 1e3)} kB`;
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
const seconds = (value) => `${(value / 1000).toFixed(1)} s`;
const count = (value) => value.toLocaleString('en');
const hundredths = (value) => value.toFixed(3);

const KEY = 'tbody th a';
const isCode = ({ type }) => type === 'Script' || type === 'Stylesheet';
const isScript = ({ type }) => type === 'Script';
const sum = (files) => files.reduce((total, { bytes }) => total + bytes, 0);

/** What people wait for in the dashboard: with an empty cache, a slow network and a slow processor. */
export const dashboard = {
  names: ['dashboard'],
  async measure(workplace, { rounds }) {
    const database = await workplace.createDatabase('dashboard');
    const server = await startLatchkey(workplace, database);
    const browser = await launchBrowser();
    try {
      return { figures: await measureAll({ database, server, browser, rounds }) };
    } finally {
      await browser.close();
      await stopServer(server);
    }
  },
};

async function measureAll({ database, server, browser, rounds }) {
  const few = await register(server);
  const many = await register(server);
  await seedKeys(database, [many], await generateKeys(MANY_KEYS));
  const reader = await register(server);
  await seedEvents(database, reader);
  const address = ({ workspaceId }, page) => `${server.url}/workspaces/${workspaceId}/${page}`;

  const signInPages = [];
  const lists = [];
  const longLists = [];
  const shifts = [];
  for (let round = 0; round < rounds; round += 1) {
    signInPages.push(await look({ url: `${server.url}/sign-in`, readyWhen: 'input[type=password]' }));
    lists.push(await look({ url: address(few, 'api-keys'), as: few, readyWhen: KEY, isSlow: true }));
    longLists.push(await look({ url: address(many, 'api-keys'), as: many, readyWhen: KEY, isSlow: true }));
    for (const page of PAGES) {
      shifts.push((await look({ url: address(few, page), as: few, readyWhen: 'h1' })).shifted);
    }
  }
  const of = (visits, value) => summarise(visits.map(value));
  const trail = await readTrail({ url: address(reader, 'audit'), as: reader });
  return [
    atMost('Sign-in page: JavaScript and CSS', 120e3, of(signInPages, codeBytes), kilobytes),
    atMost('Sign-in page: requests', 8, of(signInPages, requests), count),
    atMost('List of keys: JavaScript files', 10, of(lists, scripts), count),
    atMost('List of keys: requests', 20, of(lists, requests), count),
    atMost('List of keys, slow: first contentful paint', 4_000, of(lists, painted), seconds),
    atMost('List of keys, slow: rows ready', 6_000, of(lists, ready), seconds),
    atMost('1,100 keys, slow: rows ready', 7_000, of(longLists, ready), seconds),
    atMost('1,100 keys: traffic of an idle tab in an hour', 1e6, summarise([await idleBytes()]), megabytes),
    atMost('Layout shift, any page', 0.02, summarise(shifts), hundredths, Math.max(...shifts)),
    atMost('10,500 audit events read: nodes', 3_000, summarise([trail.nodes]), count),
    atMost('10,500 audit events read: worst frame', 100, summarise([trail.worstFrameMs]), milliseconds),
  ];

  async function open({ as, ...options }) {
    return visit(browser, { ...options, cookie: as && (await signIn(server, as)) });
  }

  async function look(options) {
    const visited = await open(options);
    await visited.close();
    return visited;
  }

  async function idleBytes() {
    const visited = await open({ url: address(many, 'api-keys'), as: many, readyWhen: KEY });
    // What is preloaded comes at once; what is repeated comes again and again.
    await sleep(3_000);
    let bytes = 0;
    visited.devtools.on('Network.dataReceived', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await sleep(IDLE_SECONDS * 1000);
    await visited.close();
    return (bytes * 3600) / IDLE_SECONDS;
  }

  async function readTrail(options) {
    const visited = await open({ ...options, readyWhen: 'tbody tr' });
    const read = await visited.page.evaluate(pressShowMore, PRESSES);
    await visited.close();
    return read;
  }
}

const codeBytes = ({ loaded }) => sum(loaded.filter(isCode));
const requests = ({ loaded }) => loaded.length;
const scripts = ({ loaded }) => loaded.filter(isScript).length;
const painted = ({ paintedMs }) => paintedMs;
const ready = ({ readyMs }) => readyMs;

const seedEvents = ({ superuser }, { workspaceId }) =>
  superuser.query(
    `INSERT INTO audit_events (id, workspace_id, actor_kind, action, target_type, details, occurred_at)
     SELECT gen_random_uuid(), $1, 'system', 'workspace.updated', 'workspace',
       jsonb_build_object('number', number), clock_timestamp() - number * interval '1 second'
     FROM generate_series(1, $2::int) AS number`,
    [workspaceId, EVENTS],
  );

/** In the page: presses “Show more” again and again, as fast as the page allows. */
async function pressShowMore(presses) {
  let worstFrameMs = 0;
  let shownAt = performance.now();
  const frame = async () => {
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    worstFrameMs = Math.max(worstFrameMs, now - shownAt);
    shownAt = now;
  };
  for (let pressed = 0; pressed < presses;) {
    const more = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Show more',
    );
    if (!more) throw new Error('There is no more to show.');
    if (more.ariaDisabled !== 'true') {
      more.click();
      pressed += 1;
    }
    await frame();
  }
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
  let nodes = 1;
  while (walker.nextNode()) nodes += 1;
  return { nodes, worstFrameMs };
}
