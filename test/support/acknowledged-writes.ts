import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { keysPath } from './api-keys.js';
import { type Account, clientWith, cookieOf, register, request } from './client.js';
import type { RequestOptions, Response } from './client.js';
import { Seeded } from './seeded.js';
import type { RunningServer } from './server.js';
import { tally } from './tally.js';
import { createEndpoint } from './webhooks/endpoints.js';
import { join } from './workspaces.js';

/** Everything that the clients write, and what came with it: a line per row. */
export const LINES = `
  SELECT concat_ws(' ', 'document', title, id, version, body) AS line FROM documents
  UNION ALL SELECT concat_ws(' ', 'key', name, id, CASE WHEN revoked_at IS NULL THEN 'active' ELSE 'revoked' END)
    FROM api_keys
  UNION ALL SELECT concat_ws(' ', 'member', user_id, workspace_id, role) FROM memberships
  UNION ALL SELECT concat_ws(' ', 'session', id, CASE WHEN revoked_at IS NULL THEN 'live' ELSE 'ended' END)
    FROM sessions
  UNION ALL SELECT concat_ws(' ', 'audit', action, target_id, details->>'version', details->>'role') FROM audit_events
  UNION ALL SELECT concat_ws(' ', 'webhook', type, coalesce(data->>'id', data->>'user_id'), data->>'version',
      data->>'role', status)
    FROM webhook_events e JOIN LATERAL (SELECT payload::json->'data' AS data) ON true
      LEFT JOIN webhook_deliveries d ON d.event_id = e.id`;

const EVENTS = [
  'document.created',
  'document.updated',
  'api_key.created',
  'api_key.revoked',
  'member.role_changed',
];
/** Left by a sign-in whose answer was lost: nobody has its token, and the client signed in again. */
const OF_LOST_SIGN_IN = /^(session \S+ live|audit session\.started \S+)$/;
const LOGIN = '/api/v1/auth/login';
const ANSWER_MS_MAX = 60_000;
const PAUSE_MS_MAX = 60;
const LIVE_SESSIONS_MAX = 5;

/** A client: an owner's program and person, who write one thing after the other. */
interface Writer {
  name: string;
  chance: Seeded;
  owner: Account;
  member: { id: string; apiKey: string; role: string };
  documents: { title: string; id: string; version: number; body: string }[];
  /** Without the key itself, if the answer with it was lost. */
  keys: { name: string; id: string; key: string | undefined }[];
  liveSessions: number;
  writes: number;
}

interface Ended {
  what: string;
  credential: RequestOptions;
}

/**
 * Clients that write through any of the servers, repeat a request through another one until it is answered, and keep a
 * book of what must be in the database because they were told so.
 */
export class AcknowledgedWrites {
  readonly violations: string[] = [];
  readonly counts = {
    requests: 0,
    acknowledged: 0,
    /** Requests that found no server, and those that lost their connection to it. */
    down: 0,
    broken: 0,
    unavailable: 0,
    /** Acknowledged only to a repeat, and of these, found to have been carried out before. */
    repeated: 0,
    foundDone: 0,
    /** Creations by a client that did not wait for the answer. */
    sentTwice: 0,
    /** Requests by credentials that were about to end, and by those that had ended. */
    served: 0,
    refused: 0,
  };
  readonly ended: Ended[] = [];
  private readonly book = new Map<string, number>();
  private readonly writers: Writer[] = [];
  private lostSignIns = 0;
  private isOver = false;

  /**
   * @param servers the current ones: a restarted one has another port
   * @param mayBreak whether servers may be down, and connections break
   */
  constructor(
    private readonly servers: () => readonly RunningServer[],
    private readonly seed: number,
    private readonly mayBreak: boolean,
  ) {}

  /** Without faults. */
  async prepare(count: number, receiver: string): Promise<void> {
    const [server] = this.servers() as [RunningServer];
    for (let number = 0; number < count; number += 1) {
      const owner = await register(server);
      const member = await register(server);
      await join(server, owner, member, 'admin');
      const { plaintext } = await clientWith(server, member.accessToken).workspaces.createApiKey(
        owner.workspace.id,
        { name: 'of the member' },
      );
      await createEndpoint(server, owner, { url: receiver, events: EVENTS });
      this.writers.push({
        name: `writer-${number}`,
        chance: new Seeded(this.seed + number),
        owner,
        member: { id: member.user.id, apiKey: plaintext, role: 'admin' },
        documents: [],
        keys: [],
        liveSessions: 0,
        writes: 0,
      });
    }
  }

  /** Writes while `work` runs, on top of the rows that are there. */
  async during(before: readonly string[], work: () => Promise<void>): Promise<void> {
    for (const line of before) this.enter(line);
    const stop = (error: unknown): void => void this.violations.push(String(error));
    const lanes = [
      ...this.writers.map((writer) => this.write(writer)),
      ...this.servers().map((_, index) => this.watch(index)),
    ].map((lane) => lane.catch(stop));
    try {
      await work();
    } finally {
      this.isOver = true;
      await Promise.all(lanes);
    }
  }

  /** How the rows differ from the book: -1 for one that is missing, 1 for one too many. */
  differences(rows: readonly string[]): string[] {
    const found = tally(rows);
    const different = [...new Set([...this.book.keys(), ...rows])]
      .map((line) => ({ line, difference: (found[line] ?? 0) - (this.book.get(line) ?? 0) }))
      .filter(({ difference }) => difference !== 0);
    const lost = different.filter(({ line, difference }) => difference === 1 && OF_LOST_SIGN_IN.test(line));
    const excused = lost.length <= 2 * this.lostSignIns ? new Set(lost) : new Set();
    return different
      .filter((one) => !excused.has(one))
      .map(({ line, difference }) => `${difference} ${line}`);
  }

  /** Asks every server about every credential that has ended. */
  async refuseEnded(): Promise<void> {
    const ask = async (_: RunningServer, index: number): Promise<void> => {
      for (const ended of this.ended)
        if (!(await this.isRefused(index, ended)))
          this.violations.push(`${ended.what}: no verdict at ${index}`);
    };
    await Promise.all(this.servers().map(ask));
  }

  private async write(writer: Writer): Promise<void> {
    const create = () => this.createDocument(writer);
    const update = () => this.updateDocument(writer);
    const createKey = () => this.createKey(writer);
    const revoke = () => this.revokeKey(writer);
    const useSession = () => this.useSession(writer);
    const works = [create, create, update, update, createKey, createKey, revoke, useSession];
    for (; !this.isOver; await sleep(writer.chance.below(PAUSE_MS_MAX))) {
      writer.writes += 1;
      await writer.chance.of(works)();
    }
  }

  private async createDocument(writer: Writer): Promise<void> {
    const { chance, owner } = writer;
    const [title, body] = [`${writer.name}-${writer.writes}`, 'first'];
    const options = {
      apiKey: owner.apiKey,
      headers: { 'idempotency-key': randomUUID() },
      json: { title, body },
    };
    const send = () => this.insist(writer, 'POST', '/api/v1/documents', options, [201]);
    // Also by a client that repeats it before, or although, it was answered.
    const isImpatient = chance.next() < 0.3;
    if (isImpatient) this.counts.sentTwice += 1;
    const [first, second = first] = await Promise.all([
      send(),
      ...(isImpatient ? [sleep(chance.below(100)).then(send)] : []),
    ]);
    if (second.json.id !== first.json.id)
      this.violations.push(`${title} is ${first.json.id} and ${second.json.id}`);
    const document = { title, id: String(first.json.id), version: 1, body };
    writer.documents.push(document);
    this.enter(lineOf(document));
    this.enterEvent(`document.created ${document.id} 1`);
  }

  private async updateDocument(writer: Writer): Promise<void> {
    const document = writer.chance.of(writer.documents);
    if (!document) return;
    const { id, version } = document;
    const body = `${writer.name}-${writer.writes}`;
    await this.insist(
      writer,
      'PATCH',
      `/api/v1/documents/${id}`,
      { apiKey: writer.owner.apiKey, headers: { 'if-match': `"${version}"` }, json: { body } },
      [200],
      // Repeated although it was carried out: the version is no longer the one to be changed.
      [412],
    );
    this.enter(lineOf(document), -1);
    Object.assign(document, { version: version + 1, body });
    this.enter(lineOf(document));
    this.enterEvent(`document.updated ${id} ${version + 1}`);
  }

  private async createKey(writer: Writer): Promise<void> {
    const name = `${writer.name}-${writer.writes}`;
    const { status, json } = await this.insist(
      writer,
      'POST',
      keysPath(writer.owner.workspace.id),
      { apiKey: writer.owner.apiKey, headers: { 'idempotency-key': randomUUID() }, json: { name } },
      [201],
      [409],
    );
    const id = String(status === 201 ? json.id : json.resource_id);
    writer.keys.push({ name, id, key: json.key });
    this.enter(`key ${name} ${id} active`);
    this.enterEvent(`api_key.created ${id}`);
  }

  private async revokeKey(writer: Writer): Promise<void> {
    const [revoked] = writer.keys.splice(writer.chance.below(writer.keys.length), 1);
    if (!revoked) return;
    const { name, id, key } = revoked;
    const credential = { apiKey: key ?? '' };
    if (key !== undefined) await this.use(credential);
    const options = { apiKey: writer.owner.apiKey };
    await this.insist(writer, 'DELETE', keysPath(writer.owner.workspace.id, id), options, [200]);
    this.enter(`key ${name} ${id} active`, -1);
    this.enter(`key ${name} ${id} revoked`);
    this.enterEvent(`api_key.revoked ${id}`);
    if (key !== undefined) await this.end({ what: `key ${id}`, credential });
  }

  /** Signs in, changes the member's role half of the time, and mostly signs out again. */
  private async useSession(writer: Writer): Promise<void> {
    const { email, password } = writer.owner;
    const answer = await this.insist(writer, 'POST', LOGIN, { json: { email, password } }, [200]);
    const token = String(answer.json.access_token);
    const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
    const id = String(JSON.parse(claims).sid);
    this.enter(`audit session.started ${id}`);
    if (writer.chance.next() < 0.5) await this.changeRole(writer, token);
    if (writer.liveSessions < LIVE_SESSIONS_MAX && writer.chance.next() < 0.2) {
      writer.liveSessions += 1;
      this.enter(`session ${id} live`);
      return;
    }
    await this.use({ token });
    const options = { token, cookie: cookieOf(answer) };
    await this.insist(writer, 'POST', '/api/v1/auth/logout', options, [204]);
    this.enter(`session ${id} ended`);
    this.enter(`audit session.ended ${id}`);
    await this.end({ what: `session ${id}`, credential: { token } });
  }

  private async changeRole({ owner, member, ...writer }: Writer, token: string): Promise<void> {
    const lineWith = (role: string) => `member ${member.id} ${owner.workspace.id} ${role}`;
    await this.use({ apiKey: member.apiKey });
    const [before, role] = [member.role, member.role === 'admin' ? 'viewer' : 'admin'];
    const path = `/api/v1/workspaces/${owner.workspace.id}/members/${member.id}`;
    await this.insist(writer, 'PATCH', path, { token, json: { role } }, [200]);
    member.role = role;
    this.enter(lineWith(before), -1);
    this.enter(lineWith(role));
    this.enterEvent(`member.role_changed ${member.id} ${role}`);
    for (const { json } of await this.use({ apiKey: member.apiKey }))
      if (json.role !== role)
        this.violations.push(`${member.id} is ${role}, and still served as ${json.role}`);
  }

  /** Repeats the request, each time through any server, until it is answered. */
  private async insist(
    { chance }: Pick<Writer, 'chance'>,
    method: string,
    path: string,
    options: RequestOptions,
    statuses: number[],
    ifDoneBefore: number[] = [],
  ): Promise<Response> {
    const giveUpAt = performance.now() + ANSWER_MS_MAX;
    for (let attempt = 1; performance.now() < giveUpAt; attempt += 1) {
      const answer = await this.ask(chance.below(this.servers().length), method, path, options);
      if (!answer) {
        if (path === LOGIN) this.lostSignIns += 1;
        await sleep(chance.below(200));
        continue;
      }
      const wasDone = attempt > 1 && ifDoneBefore.includes(answer.status);
      if (!wasDone && !statuses.includes(answer.status))
        throw new Error(`${method} ${path}, attempt ${attempt}: ${answer.status} ${answer.text}`);
      this.counts.acknowledged += 1;
      if (attempt > 1) this.counts.repeated += 1;
      if (wasDone) this.counts.foundDone += 1;
      return answer;
    }
    throw new Error(`${method} ${path} was not answered within ${ANSWER_MS_MAX} ms`);
  }

  /** @returns undefined for 503, or if the server was killed */
  private async ask(
    index: number,
    method: string,
    path: string,
    options: RequestOptions,
  ): Promise<Response | undefined> {
    this.counts.requests += 1;
    const server = this.servers()[index] as RunningServer;
    const answer = await request(server, method, path, options).catch((error: unknown) => ({
      failure: inspect(error),
    }));
    if ('failure' in answer) {
      this.counts[answer.failure.includes('ECONNREFUSED') ? 'down' : 'broken'] += 1;
      if (!this.mayBreak) this.violations.push(`${method} ${path} at ${index}: ${answer.failure}`);
      return undefined;
    }
    if (answer.status !== 503) return answer;
    this.counts.unavailable += 1;
    const { headers, text } = answer;
    const isProblem = headers.get('content-type')?.startsWith('application/problem+json');
    if (!isProblem || !(Number(headers.get('retry-after')) > 0))
      this.violations.push(`${method} ${path} at ${index}: 503 ${JSON.stringify([...headers])} ${text}`);
    return undefined;
  }

  /** Has every server that can serve a live credential, and so cache it. */
  private async use(credential: RequestOptions): Promise<Response[]> {
    const asked = this.servers().map((_, index) => this.ask(index, 'GET', '/api/v1/me', credential));
    const answers = (await Promise.all(asked)).filter((answer) => answer !== undefined);
    for (const { status, text } of answers)
      if (status !== 200) this.violations.push(`A live credential was answered ${status}: ${text}`);
    this.counts.served += answers.length;
    return answers;
  }

  /** From here on, every server must refuse it. */
  private async end(ended: Ended): Promise<void> {
    this.ended.push(ended);
    await Promise.all(this.servers().map((_, index) => this.isRefused(index, ended)));
  }

  private async isRefused(index: number, { what, credential }: Ended): Promise<boolean> {
    const answer = await this.ask(index, 'GET', '/api/v1/me', credential);
    if (answer?.status === 401) this.counts.refused += 1;
    else if (answer)
      this.violations.push(`${what}, ended, was answered ${answer.status} at ${index}: ${answer.text}`);
    return answer !== undefined;
  }

  /** Asks one server about credentials that have ended, half of the time about the latest. */
  private async watch(index: number): Promise<void> {
    const chance = new Seeded(this.seed - 1 - index);
    for (; !this.isOver; await sleep(chance.below(PAUSE_MS_MAX))) {
      const ended = chance.of(chance.next() < 0.5 ? this.ended.slice(-10) : this.ended);
      if (ended) await this.isRefused(index, ended);
    }
  }

  private enter(line: string, count = 1): void {
    this.book.set(line, (this.book.get(line) ?? 0) + count);
  }

  /** A change comes with a row of the audit trail, and with an event that is delivered. */
  private enterEvent(event: string): void {
    this.enter(`audit ${event}`);
    this.enter(`webhook ${event} succeeded`);
  }
}

const lineOf = ({ title, id, version, body }: Writer['documents'][number]): string =>
  `document ${title} ${id} ${version} ${body}`;
