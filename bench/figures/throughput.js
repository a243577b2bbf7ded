import { resolve } from 'node:path';
import { atLeast, laneLine, withoutTarget } from '../lib/figures.js';
import { call, registerCallers, startLatchkey, withKey, withToken } from '../lib/latchkey.js';
import { startPeer } from '../lib/peers.js';
import { stopServer } from '../lib/process.js';
import { perSecondOf, runInterleaved } from '../lib/rounds.js';
import { summarise, summariseRatios } from '../lib/statistics.js';

const entryWithOpenRoutes = resolve(import.meta.dirname, '../entries/latchkey-with-open-routes.js');
const ME = '/api/v1/me';

const lanes = {
  openLikeKey: { name: 'Latchkey, open route, as many bytes as for a key', server: 'latchkey' },
  key: { name: 'Latchkey, `GET /me` with a key', server: 'latchkey' },
  openLikeToken: { name: 'Latchkey, open route, as many bytes as for a token', server: 'latchkey' },
  token: { name: 'Latchkey, `GET /me` with a token', server: 'latchkey' },
  logged: { name: 'Fastify with the same line in the log, no authentication', server: 'logged' },
  alone: { name: 'Fastify alone, no authentication and no log', server: 'alone' },
  fastifyKey: { name: 'Nest + Fastify, Passport, one query: key', server: 'fastify' },
  betterAuthKey: { name: 'Fastify + better-auth 1.7.5, API-key plugin: key', server: 'betterAuth' },
  expressKey: { name: 'Nest + Express tutorial: key', server: 'express' },
  expressToken: { name: 'Nest + Express tutorial: token', server: 'express' },
};

const WITH_KEY = '`GET /me` with a key';
const WITH_TOKEN = '`GET /me` with a token';

const comparisons = [
  {
    figure: 'open-route',
    title: `${WITH_KEY} : the same app’s open route`,
    lane: 'key',
    against: 'openLikeKey',
    least: 0.8,
  },
  {
    figure: 'open-route',
    title: `${WITH_TOKEN} : the same app’s open route`,
    lane: 'token',
    against: 'openLikeToken',
    least: 0.8,
  },
  {
    figure: 'logged',
    title: `${WITH_KEY} : Fastify with the same line in the log`,
    lane: 'key',
    against: 'logged',
    least: 0.6,
  },
  {
    figure: 'passport',
    title: `${WITH_KEY} : Passport and one query on Nest + Fastify`,
    lane: 'key',
    against: 'fastifyKey',
    least: 3,
  },
  {
    figure: 'better-auth',
    title: `${WITH_KEY} : better-auth’s API keys on Fastify`,
    lane: 'key',
    against: 'betterAuthKey',
    least: 20,
  },
  {
    figure: 'tutorial',
    title: `${WITH_KEY} : the Nest + Express tutorial`,
    lane: 'key',
    against: 'expressKey',
    least: 10,
  },
  {
    figure: 'tutorial',
    title: `${WITH_TOKEN} : the Nest + Express tutorial`,
    lane: 'token',
    against: 'expressToken',
    least: 10,
  },
  {
    figure: 'ceiling',
    title: 'Fastify alone : the Nest + Express tutorial, with a key',
    lane: 'alone',
    against: 'expressKey',
  },
  {
    figure: 'ceiling',
    title: 'Fastify alone : better-auth’s API keys on Fastify',
    lane: 'alone',
    against: 'betterAuthKey',
  },
];

export const throughput = {
  names: ['open-route', 'logged', 'passport', 'better-auth', 'tutorial', 'ceiling'],
  async measure(workplace, options) {
    const wanted = comparisons.filter(({ figure }) => options.isSelected(figure));
    const laneNames = Object.keys(lanes).filter((name) =>
      wanted.some(({ lane, against }) => name === lane || name === against),
    );
    const servers = await startServers(workplace, new Set(laneNames.map((name) => lanes[name].server)));
    const prepared = laneNames.map((name) => ({ id: name, ...lanes[name], ...aim(name, servers) }));
    for (const lane of prepared) await checkAnswer(lane, servers.answers);
    const measured = await runInterleaved(workplace, prepared, options);
    for (const server of Object.values(servers.running)) await stopServer(server);

    const byId = Object.fromEntries(measured.map((lane) => [lane.id, lane]));
    return {
      figures: wanted.map(({ title, lane, against, least }) => {
        const ratio = summariseRatios(perSecondOf(byId[lane]), perSecondOf(byId[against]));
        return least === undefined ? withoutTarget(title, ratio) : atLeast(title, least, ratio);
      }),
      lanes: measured.map((lane) => laneLine(lane, summarise(perSecondOf(lane)))),
    };
  },
};

async function startServers(workplace, wanted) {
  const database = await workplace.createDatabase('throughput');
  const registrar = await startLatchkey(workplace, database);
  const callers = await registerCallers(registrar);
  const answers = {
    key: (await call(registrar, 'GET', '/me', { headers: withKey(callers[0].key) })).text,
    token: (await call(registrar, 'GET', '/me', { headers: withToken(callers[0].token) })).text,
  };
  await stopServer(registrar);

  const openAnswers = { key: JSON.parse(answers.key), token: JSON.parse(answers.token) };
  const running = {
    latchkey: await startLatchkey(workplace, database, {
      entry: entryWithOpenRoutes,
      variables: { OPEN_ROUTE_ANSWERS: JSON.stringify(openAnswers) },
    }),
  };
  const startIfWanted = async (name, file) => {
    if (!wanted.has(name)) return;
    const peerDatabase = await workplace.createDatabase(`peer_${name.toLowerCase()}`, { empty: true });
    running[name] = await startPeer(workplace, peerDatabase, name, file, answers.key);
  };
  await startIfWanted('alone', 'fastify-alone.js');
  await startIfWanted('logged', 'fastify-with-log.js');
  await startIfWanted('fastify', 'nest-fastify.js');
  await startIfWanted('betterAuth', 'better-auth.js');
  await startIfWanted('express', 'nest-express.js');
  return { running, answers, callers };
}

/** The target of a lane's requests, and their credential. */
function aim(name, { running, callers }) {
  const server = running[lanes[name].server];
  if (name === 'openLikeKey') return { server, path: '/api/v1/open/like-key' };
  if (name === 'openLikeToken') return { server, path: '/api/v1/open/like-token' };
  if (name === 'alone' || name === 'logged') return { server, path: ME };
  const sends = name === 'token' || name === 'expressToken' ? 'token' : 'key';
  const header = sends === 'token' ? withToken : withKey;
  return { server, path: ME, headers: (server.callers ?? callers).map((caller) => header(caller[sends])) };
}

/** Everything compared must do the same: respond to everyone with as many bytes, and to nobody without a credential. */
async function checkAnswer(lane, answers) {
  const response = await fetch(`${lane.server.url}${lane.path}`, { headers: lane.headers?.[0] });
  const text = await response.text();
  const isLikeToken = lane.id === 'token' || lane.id === 'openLikeToken';
  const expected = Buffer.byteLength(isLikeToken ? answers.token : answers.key);
  if (!response.ok || Buffer.byteLength(text) !== expected) {
    throw new Error(
      `${lane.name}: ${response.status} with ${Buffer.byteLength(text)} bytes, not ${expected}.`,
    );
  }
  if (lane.headers && (await fetch(`${lane.server.url}${lane.path}`)).status !== 401) {
    throw new Error(`${lane.name}: let a request without a credential pass.`);
  }
}
