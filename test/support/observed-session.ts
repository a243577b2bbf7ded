import { setTimeout as sleep } from 'node:timers/promises';
import { REFRESH_GRACE_SECONDS } from '../../src/modules/auth/sessions/session-lifetimes.js';
import type { Instance } from '../revocation/cluster.js';
import { anyOf } from './any-of.js';
import { cookieOf, request, type RequestOptions, type Response } from './client.js';
import { eventually } from './eventually.js';
import type { HttpProxy } from './http-proxy.js';
import { quickRequest } from './quick-request.js';

/** A request with a token of a session. Times are milliseconds of this process's monotonic clock. */
export interface Seen {
  instance: number;
  /** The number of the refresh token; null: an access token. */
  presented: number | null;
  beganAt: number;
  endedAt: number;
  /** null: the connection failed, or the response was lost. */
  status: number | null;
  /** The refresh token that replaces the presented one. */
  successor: string | null;
}

/** Where requests about sessions go. */
export interface Ways {
  instances: Instance[];
  /** One in front of each instance. It does to a request what its header `x-fault` says. */
  proxies: HttpProxy[];
  /** How many responses were lost. */
  lost: number;
}

const GRACE_MS = REFRESH_GRACE_SECONDS * 1_000;
/** An honest tab repeats a request for less than that. */
const TAB_MS = 8_000;
/** An instance may be away for six seconds, and a change waits for its lease. */
const ANSWER_SECONDS = 45;

export const upTo = (most: number): number => Math.ceil(Math.random() * most);

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

export const generationOf = (cookie: string): number => Number(cookie.split('.')[1]);

/** A session, with everything that was seen of it. */
export class ObservedSession {
  readonly seen: Seen[] = [];
  readonly id: string;
  readonly cookies: string[];
  /** Access tokens, including others that end with the session. */
  readonly tokens: string[];
  /** When a request that may end it was first sent. */
  suspectAt = Infinity;
  /** When a change that ends it was answered. */
  endedAt = Infinity;
  /** The number of a replaced token, and when its grace period was over. */
  aged: { generation: number; at: number } | null = null;
  /** Whether a token that was sent again had certainly been replaced; undefined: none was. */
  isStolen: boolean | undefined;

  constructor(
    private readonly ways: Ways,
    readonly kind: string,
    { accessToken, cookie }: { accessToken: string; cookie: string },
    private readonly address: string,
  ) {
    this.id = cookie.replace(/^.*?=/, '').split('.')[0] as string;
    this.cookies = [cookie];
    this.tokens = [accessToken];
  }

  get cookie(): string {
    return this.cookies.at(-1) as string;
  }

  /** Sends a refresh token through any instance. */
  async refresh(cookie: string): Promise<number | null> {
    const beganAt = performance.now();
    const { instance, response } = await this.#send('POST', 'refresh', { cookie });
    const status = response?.status ?? null;
    const successor = response && status === 200 ? cookieOf(response) : null;
    const presented = generationOf(cookie);
    this.seen.push({ instance, presented, beganAt, endedAt: performance.now(), status, successor });
    if (successor !== null) {
      this.tokens.push(response?.json.access_token);
      if (generationOf(successor) > generationOf(this.cookie)) this.cookies.push(successor);
    }
    return status;
  }

  /** A tab sends its cookie again until it is answered. */
  async tab(cookie = this.cookie, milliseconds = TAB_MS): Promise<number | null> {
    const giveUpAt = performance.now() + milliseconds;
    for (;;) {
      const status = await this.refresh(cookie);
      if (status === 200 || status === 401 || performance.now() > giveUpAt) return status;
      await sleep(upTo(100));
    }
  }

  /** Sends a stolen token until it is answered, several times at once. */
  async steal(cookie: string): Promise<void> {
    this.suspectAt = Math.min(this.suspectAt, performance.now());
    // Otherwise the owner was not answered in time, and there was no theft.
    this.isStolen = generationOf(this.cookie) - generationOf(cookie) >= (this.aged ? 1 : 2);
    await Promise.all(times(upTo(4), () => this.tab(cookie, ANSWER_SECONDS * 1_000)));
  }

  /** Uses an access token at one instance. */
  async use(instance: number, token = anyOf(this.tokens)): Promise<number | null> {
    const { server } = this.ways.instances[instance] as Instance;
    const beganAt = performance.now();
    const response = await quickRequest(server, 'GET', '/api/v1/me', { token }).catch(() => undefined);
    const status = response?.status ?? null;
    this.seen.push({
      instance,
      presented: null,
      beganAt,
      endedAt: performance.now(),
      status,
      successor: null,
    });
    return status;
  }

  /** Sends a change that ends the session, perhaps twice and through several instances, until it is answered. */
  async end(method: string, path: string, options: RequestOptions, answers = [204]): Promise<void> {
    this.suspectAt = Math.min(this.suspectAt, performance.now());
    const once = async (): Promise<boolean> => {
      const { response } = await this.#send(method, path, options);
      if (response && ![...answers, 503].includes(response.status))
        throw new Error(`${this.kind} was answered ${response.status}: ${response.text}`);
      if (response && response.status !== 503) this.endedAt = Math.min(this.endedAt, performance.now());
      return Number.isFinite(this.endedAt);
    };
    const patience = { deadlineSeconds: ANSWER_SECONDS, intervalMs: 50 };
    await Promise.all(times(upTo(2), () => eventually(this.kind, once, patience)));
  }

  /** One response in eight is lost on its way. */
  async #send(method: string, path: string, options: RequestOptions) {
    const instance = Math.floor(Math.random() * this.ways.proxies.length);
    const headers: Record<string, string> =
      Math.random() < 1 / 8 ? { 'x-fault': anyOf(['lose-answer', 'cut-answer']) } : {};
    if (headers['x-fault']) this.ways.lost += 1;
    const response = await request(this.ways.proxies[instance] as HttpProxy, method, `/api/v1/auth/${path}`, {
      ...options,
      headers,
      address: this.address,
    }).catch((): Response | undefined => undefined);
    return { instance, response };
  }
}

/**
 * When the session was over: an ending was answered, or a refresh token was refused, which is answered only once the
 * end is final on every instance.
 */
export const overAt = ({ endedAt, seen }: ObservedSession): number =>
  Math.min(
    endedAt,
    ...seen.flatMap((each) => (each.status === 401 && each.presented !== null ? [each.endedAt] : [])),
  );

/**
 * Whether it is known how the session must have ended. It is not if a token of its owner was on its way for the length
 * of the grace period, as behind a paused instance: it may have been taken for a stolen one.
 */
export const isCertain = (session: ObservedSession): boolean =>
  session.isStolen !== false &&
  overdueAt(session) >= (session.isStolen ? session.suspectAt : overAt(session));

function overdueAt({ seen }: ObservedSession): number {
  const firstUse = new Map<number | null, number>();
  for (const { presented, beganAt } of seen)
    firstUse.set(presented, Math.min(beganAt, firstUse.get(presented) ?? Infinity));
  const late = seen.filter(
    ({ presented, endedAt }) => presented !== null && endedAt - Number(firstUse.get(presented)) >= GRACE_MS,
  );
  return Math.min(Infinity, ...late.map(({ beganAt }) => beganAt));
}

/** Every answer that should have been another one. */
export function sessionViolations(session: ObservedSession): string[] {
  const { id, kind, seen, aged } = session;
  const over = overAt(session);
  const suspect = Math.min(session.suspectAt, overdueAt(session));
  const replaced = seen.flatMap((each) =>
    each.status === 200 && each.presented !== null ? [{ ...each, presented: each.presented }] : [],
  );
  const successors = new Map(replaced.map(({ presented, successor }) => [presented, successor]));
  const found = (what: string, wrong: Seen[]): string[] =>
    wrong.map((each) => `${what}: session ${id}, ${kind}: ${JSON.stringify({ ...each, over, suspect })}`);
  return [
    ...found(
      'unexpected answer',
      seen.filter(({ status }) => ![200, 401, 503, null].includes(status)),
    ),
    ...found(
      'served after the session was over',
      seen.filter(({ status, beganAt }) => status === 200 && beganAt > over),
    ),
    ...found(
      'refused although nobody ended it',
      seen.filter(({ status, endedAt }) => status === 401 && endedAt < suspect),
    ),
    ...found(
      'a token was replaced again that was too old',
      replaced.filter(
        (each) =>
          replaced.some(({ presented, endedAt }) => presented > each.presented && endedAt < each.beganAt) ||
          (aged?.generation === each.presented && aged.at < each.beganAt),
      ),
    ),
    ...found(
      'a second line of descent',
      replaced.filter(
        ({ presented, successor }) =>
          successor !== successors.get(presented) || generationOf(successor ?? '') !== presented + 1,
      ),
    ),
  ];
}
