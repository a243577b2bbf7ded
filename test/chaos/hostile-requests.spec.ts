import { randomInt, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import {
  type Attackers,
  type Caller,
  gatherAttackers,
  rowsOf,
  settle,
  type Tenant,
} from '../support/attackers.js';
import { type Json, rawRequest, register, request } from '../support/client.js';
import { addressHeader, Dice, GARBAGE, HostileRequest } from '../support/hostile-requests.js';
import { type ApiOperation, operations } from '../support/openapi.js';
import { runOperatorTool } from '../support/operator.js';
import { parseRawResponse } from '../support/raw-response.js';
import { residentMegabytes } from '../support/resident.js';
import { tally } from '../support/tally.js';

const REQUESTS = Number(process.env.CHAOS_HOSTILE_REQUESTS ?? 25_000);
/** Which request is sent as which number; what the server makes of it also depends on the order they arrive in. */
const SEED = Number(process.env.CHAOS_SEED ?? randomInt(2 ** 31));
/** Attackers destroy what they have, so each round has new ones. */
const REQUESTS_PER_ROUND = 100;
const LANES = 4;
const AT_ONCE = 4;
/** The caches of a server fill, and its garbage varies; a leak of a few kB per request would be more. */
const MEGABYTES_MORE_MAX = 200;
/** The name of everything that the victim has, and of nothing that others may see. */
const MARKER = `victim-${randomUUID()}`;

// An error in its log fails this file.
const app = useOwnServer({
  env: {
    // Deliveries would keep changing rows of the victim by themselves.
    WORKERS: 'off',
    REQUEST_TIMEOUT_SECONDS: '2',
    OIDC_PROVIDERS: JSON.stringify([
      {
        id: 'away',
        name: 'Away',
        issuer: 'http://127.0.0.1:1',
        client_id: 'x',
        client_secret: 'not a secret',
      },
    ]),
  },
});

/** The documented status of every code. */
const statusOfCode = new Map<string, number>();
for (const part of readFileSync(resolve(import.meta.dirname, '../../docs/errors.md'), 'utf8').split(/^## /m))
  for (const [, code = ''] of part.matchAll(/^### `(\w+)`/gm))
    statusOfCode.set(code, Number.parseInt(part, 10));

const violations: string[] = [];
const statuses: number[] = [];
const codes = new Set<string>();
/** Operations, and those that did something for someone. */
const asked = new Set<string>();
const served = new Set<string>();

/** What is wrong with a response; undefined if nothing is. */
function faultOf(received: string, secrets: string[], method: string): string | undefined {
  const { status, json, headers } = parseRawResponse(
    received.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, ''),
  );
  statuses.push(status);
  if (!(status >= 200)) return 'no answer';
  if (status >= 500 && status !== 501 && status !== 503) return 'a server error';
  if (status < 400) return undefined;
  if (secrets.some((secret) => received.includes(secret))) return 'it repeats a secret';
  if (method === 'HEAD') return undefined;
  if (!/^application\/problem\+json\b/.test(headers.get('content-type') ?? '')) return 'no problem document';
  codes.add(json?.code);
  return statusOfCode.get(json?.code) === status ? undefined : 'an undocumented code';
}

/** Whether a caller got something from a workspace that it has no access to. */
function isTrespass(caller: Caller, sent: HostileRequest, received: string, victim: Tenant): boolean {
  if (caller.reaches === 'any') return false;
  if (received.includes(MARKER)) return true;
  const { workspaceId, target, method } = sent;
  const isOutside = workspaceId === victim.owner.workspace.id || caller.reaches === 'none';
  const isNamed = workspaceId !== undefined && target.includes(workspaceId);
  return isOutside && isNamed && method !== 'OPTIONS' && /^HTTP\/1\.1 [23]/.test(received);
}

async function attack(number: number, { tenant, callers, secrets, serviceId }: Attackers, victim: Tenant) {
  const dice = new Dice(SEED + number);
  // In turn, so that each gets its share.
  const operation = operations[number % operations.length] as ApiOperation;
  const fitting = callers.filter(({ fits }) => fits === operation.access.access);
  const caller = dice.of(dice.chance(0.7) ? fitting : callers);
  // The operator may do anything to anyone, so it does not know the victim.
  const target = caller.reaches !== 'any' && dice.chance(0.3) ? victim : tenant;
  const ids = [...target.ids.values()].flat();
  const { email, password } = tenant.owner;
  const known = {
    idsFor: (name: string) => (name === 'resourceServerId' ? [serviceId] : (target.ids.get(name) ?? ids)),
    ids: [randomUUID(), ...ids, ...[...tenant.ids.values()].flat()],
    secrets,
    members: {
      email,
      password,
      current_password: password,
      token: dice.of(secrets),
      credential: dice.of(secrets),
    },
  };
  const sent = new HostileRequest(dice, operation, known, [addressHeader(dice), ...caller.headers(dice)]);
  const garbage = dice.chance(0.02) ? Buffer.from(dice.of(GARBAGE), 'latin1') : undefined;
  const bytes = garbage ?? sent.bytes;
  const received = await rawRequest(app.server, bytes).catch((error: Error) => String(error));
  asked.add(operation.name);
  if (!garbage && /^HTTP\/1\.1 [23]/.test(received)) served.add(operation.name);
  const own = [...secrets, password, victim.owner.apiKey, victim.owner.accessToken];
  const isTaken = !garbage && isTrespass(caller, sent, received, victim);
  const fault = isTaken ? 'a trespass' : faultOf(received, own, garbage ? 'GET' : sent.method);
  if (fault !== undefined)
    violations.push(
      `#${number}, ${caller.name}, ${operation.name}: ${fault}. ` +
        `${JSON.stringify(bytes.toString('latin1').slice(0, 1_500))} → ${received.slice(0, 900)}`,
    );
}

/** Honest requests beside the attack, one after the other. Returns how they fared. */
async function canary(isOver: () => boolean): Promise<string[]> {
  const { apiKey } = await register(app.server);
  const fared: string[] = [];
  const ask = async (method: string, path: string, json?: Json): Promise<Json> => {
    const answer = await request(app.server, method, path, { apiKey, json }).catch(String);
    fared.push(typeof answer === 'string' ? answer : `${method}: ${answer.status}`);
    return typeof answer === 'string' ? undefined : answer.json;
  };
  while (!isOver()) {
    await ask('GET', '/api/v1/me');
    const written = await ask('POST', '/api/v1/documents', { title: 'honest', body: 'x' });
    await ask('GET', `/api/v1/documents/${written?.id}`);
    await sleep(20);
  }
  return fared;
}

it(
  `${REQUESTS} hostile requests are refused properly, reach nothing of another tenant and harm nobody (seed ${SEED})`,
  async () => {
    const operatorKey = await runOperatorTool(app.database, 'create', 'hostile');
    const victim = await settle(app, MARKER);
    const before = await rowsOf(app, victim.owner);
    const secrets = new Set([operatorKey, victim.owner.apiKey, victim.owner.accessToken]);
    const megabytes: number[] = [];
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < REQUESTS) {
        let number = next;
        const end = (next += REQUESTS_PER_ROUND);
        const attackers = await gatherAttackers(app, operatorKey, new Dice(SEED - number));
        for (const secret of attackers.secrets) secrets.add(secret);
        const worker = async (): Promise<void> => {
          while (number < end) await attack(number++, attackers, victim);
        };
        await Promise.all(Array.from({ length: AT_ONCE }, worker));
        megabytes.push(residentMegabytes(app.server.process.pid));
      }
    };
    let isOver = false;
    const honest = canary(() => isOver);
    await Promise.all(Array.from({ length: LANES }, lane)).finally(() => (isOver = true));
    const fared = await honest;
    const after = await rowsOf(app, victim.owner);
    const log = app.server.log.join('\n');
    const logged = [...secrets].filter((secret) => log.includes(secret));
    const [atFirst = 0, atMost] = [megabytes[LANES], Math.max(...megabytes)];
    process.stdout.write(
      `${JSON.stringify({ seed: SEED, requests: statuses.length, operations: asked.size, served: served.size, statuses: tally(statuses), codes: codes.size, honest: tally(fared), megabytes: [atFirst, atMost, megabytes.at(-1)], violations: violations.length })}\n`,
    );
    expect(violations.slice(0, 10)).toEqual([]);
    expect(fared.filter((each) => !/20[01]$/.test(each))).toEqual([]);
    expect(logged).toEqual([]);
    expect(after).toEqual(before);
    expect(atMost - atFirst).toBeLessThan(MEGABYTES_MORE_MAX);
    expect((await request(app.server, 'GET', '/health/ready')).status).toBe(200);
    // Enough was tried, and not in vain: the victim would have had something to lose.
    expect(statuses.length).toBeGreaterThanOrEqual(REQUESTS);
    expect(asked.size).toBe(operations.length);
    expect(served.size).toBeGreaterThan(operations.length / 2);
    expect(codes.size).toBeGreaterThan(20);
    expect(fared.length).toBeGreaterThan(REQUESTS / 100);
  },
  REQUESTS * 100 + 120_000,
);
