import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request as sendRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, type Json, register, request, type Response } from '../support/client.js';
import { createDatabase, type OwnDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver } from '../support/otlp-receiver.js';
import { endPrograms } from '../support/program.js';
import { type ServerProgram, startServerProgram } from '../support/server-program.js';

/** Exports batches of spans and log records after a short delay. */
const SOON = { OTEL_BSP_SCHEDULE_DELAY: '50', OTEL_BLRP_SCHEDULE_DELAY: '50' };
const listLoaded = resolve(import.meta.dirname, '../support/list-loaded.js');
const SECRET = randomBytes(16).toString('hex');

let database: OwnDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

/** A caller's trace, as in the header. */
function newTrace(isSampled = true) {
  const traceId = randomBytes(16).toString('hex');
  const spanId = randomBytes(8).toString('hex');
  return { traceId, spanId, traceparent: `00-${traceId}-${spanId}-0${isSampled ? 1 : 0}` };
}

describe('With a collector', () => {
  let collector: OtlpReceiver;
  let server: ServerProgram;
  let account: Account;
  let receiver: ReturnType<typeof createServer>;
  const delivered: NodeJS.Dict<string | string[]>[] = [];

  beforeAll(async () => {
    collector = await startOtlpReceiver();
    receiver = createServer((message, response) => {
      delivered.push(message.headers);
      message.resume();
      response.end();
    });
    await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening));
    server = await startServerProgram(database, {
      ...SOON,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_HEADERS: `authorization=Basic%20${SECRET}`,
      OTEL_SERVICE_NAME: 'keys-of-acme',
      WEBHOOK_ALLOW_PRIVATE: 'true',
      HOST: '127.0.0.1',
    });
    account = await register(server);
  });
  afterAll(async () => {
    await endPrograms();
    collector.close();
    receiver.close();
    receiver.closeAllConnections();
  });

  /** The spans of a trace, once the request's is among them. */
  async function spansOf({ traceId }: { traceId: string }): Promise<ReceivedSpan[]> {
    const ofTrace = () => collector.spans.filter((span) => span.traceId === traceId);
    await eventually('the request was exported', ofTrace, {
      until: (spans) => spans.some(({ kind }) => kind === SERVER),
    });
    return ofTrace();
  }
  const SERVER = 2;
  const send = (trace: { traceparent: string }, method: string, path: string, more = {}): Promise<Response> =>
    request(server, method, path, { ...more, headers: { traceparent: trace.traceparent } });
  /** A body that arrives after its request has begun. */
  async function sendInTwo(
    trace: { traceparent: string },
    method: string,
    path: string,
    token: string,
    json: object,
  ): Promise<{ status: number | undefined; json: Json }> {
    const body = JSON.stringify(json);
    const outgoing = sendRequest(server.url + path, {
      method,
      headers: {
        traceparent: trace.traceparent,
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': body.length,
      },
    });
    const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
    outgoing.write(body.slice(0, 5));
    await sleep(200);
    outgoing.end(body.slice(5));
    const [response] = await answered;
    return { status: response.statusCode, json: JSON.parse(await readText(response)) };
  }
  const keys = () => `/api/v1/workspaces/${account.workspace.id}/api-keys`;

  it("a request is a span in the caller's trace, with route, status and kind of caller", async () => {
    const trace = newTrace();
    const { headers } = await send(trace, 'GET', '/api/v1/workspaces?limit=7', { apiKey: account.apiKey });
    const [span] = (await spansOf(trace)).filter(({ kind }) => kind === SERVER);
    expect(span).toEqual({
      name: 'GET /api/v1/workspaces',
      kind: SERVER,
      traceId: trace.traceId,
      spanId: expect.any(String),
      parentSpanId: trace.spanId,
      isError: false,
      attributes: {
        'http.request.method': 'GET',
        'http.route': '/api/v1/workspaces',
        'http.response.status_code': 200,
        'latchkey.caller': 'api_key',
        'latchkey.request_id': headers.get('x-request-id'),
      },
    });
    expect(collector.services).toEqual(new Set(['keys-of-acme']));
  });

  it("its database statements, even after its body has arrived, and a revocation's wait belong to it", async () => {
    const trace = newTrace();
    const made = await sendInTwo(trace, 'POST', keys(), account.accessToken, { name: 'traced' });
    expect(made.status).toBe(201);
    const ofPost = await spansOf(trace);
    const parent = ofPost.find(({ kind }) => kind === SERVER)?.spanId;
    const statements = ofPost.filter(({ attributes }) => attributes['db.system.name'] === 'postgresql');
    expect(statements.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['INSERT api_keys', 'seal and commit']),
    );
    expect(statements.every(({ parentSpanId }) => parentSpanId === parent)).toBe(true);

    const second = newTrace();
    await send(second, 'DELETE', `${keys()}/${made.json.id}`, { token: account.accessToken });
    expect((await spansOf(second)).map(({ name }) => name)).toContain('wait until final');
  });

  it('a trace that its caller does not record is not recorded here', async () => {
    const [recorded, unrecorded] = [newTrace(), newTrace(false)];
    await send(unrecorded, 'GET', '/api/v1/me', { apiKey: account.apiKey });
    await send(recorded, 'GET', '/api/v1/me', { apiKey: account.apiKey });
    await spansOf(recorded);
    expect(collector.spans.filter(({ traceId }) => traceId === unrecorded.traceId)).toEqual([]);
  });

  it('without a valid trace from the caller, a request begins its own', async () => {
    await send({ traceparent: `00-${'0'.repeat(32)}-x-01` }, 'GET', '/api/v1/documents', {});
    const [span] = await eventually(
      'it is exported',
      () => collector.spans.filter(({ name }) => name === 'GET /api/v1/documents'),
      { until: ({ length }) => length === 1 },
    );
    expect(span?.parentSpanId).toBeUndefined();
    expect(span?.attributes).toMatchObject({
      'http.response.status_code': 401,
      'latchkey.caller': 'anonymous',
    });
  });

  it('log lines are exported, too, with their trace', async () => {
    const trace = newTrace();
    const { headers } = await send(trace, 'GET', '/api/v1/me', { apiKey: account.apiKey });
    const requestId = headers.get('x-request-id');
    const record = await eventually('the line is exported', () =>
      collector.logs.find(({ attributes }) => attributes['request_id'] === requestId),
    );
    expect(record).toMatchObject({ severityText: 'INFO', body: 'request', traceId: trace.traceId });
    const line = server.log.find((text) => text.includes(`"request_id":"${requestId}"`)) ?? '{}';
    expect(JSON.parse(line)).toMatchObject({ trace_id: trace.traceId, path: '/api/v1/me' });
    expect(record.attributes).toMatchObject({ path: '/api/v1/me', principal: `key:${account.apiKeyId}` });
  });

  it('a webhook is a job with its own trace, and its receiver learns nothing of it', async () => {
    const { port } = receiver.address() as AddressInfo;
    const made = await request(
      server,
      'POST',
      `/api/v1/workspaces/${account.workspace.id}/webhook-endpoints`,
      {
        token: account.accessToken,
        json: {
          url: `http://127.0.0.1:${port}/${SECRET}`,
          events: ['document.created'],
          api_key_id: account.apiKeyId,
        },
      },
    );
    expect(made.status).toBe(201);
    const trace = newTrace();
    await send(trace, 'POST', '/api/v1/documents', {
      apiKey: account.apiKey,
      json: { title: 'x', body: SECRET },
    });
    const delivery = await eventually('the delivery is exported', () =>
      collector.spans.find(({ name }) => name === 'deliver webhook'),
    );
    expect(delivery.attributes).toMatchObject({ 'http.response.status_code': 200 });
    const job = await eventually('its job is exported', () =>
      collector.spans.find(({ spanId }) => spanId === delivery.parentSpanId),
    );
    expect({ name: job.name, parentSpanId: job.parentSpanId }).toEqual({
      name: 'job webhook-deliveries',
      parentSpanId: undefined,
    });
    expect(delivery.traceId).not.toBe(trace.traceId);
    expect(delivered).toHaveLength(1);
    expect(delivered[0]).not.toHaveProperty('traceparent');
  });

  it('nothing secret or personal is exported', async () => {
    const { email, password } = account;
    const [signIn, read] = [newTrace(), newTrace()];
    await send(signIn, 'POST', '/api/v1/auth/login', { json: { email, password } });
    await send(read, 'GET', `/api/v1/documents/${account.apiKey}?q=${SECRET}`, { apiKey: account.apiKey });
    await spansOf(signIn);
    await spansOf(read);
    for (const { traceId } of [signIn, read])
      await eventually('its line is exported', () =>
        collector.logs.some((record) => record.traceId === traceId),
      );
    const everything = collector.text();
    const { apiKey, accessToken, webhookSigningSecret } = account;
    const secrets = { email, password, apiKey, accessToken, webhookSigningSecret, SECRET };
    // Only names, so that a failure does not print the values.
    expect(
      Object.entries(secrets).flatMap(([name, secret]) => (everything.includes(secret) ? [name] : [])),
    ).toEqual([]);
    expect(collector.headers.every(({ authorization }) => authorization === `Basic ${SECRET}`)).toBe(true);
    expect(server.log.join('\n').includes(SECRET)).toBe(false);
  });

  it('the last lines are sent before the process ends', async () => {
    server.process.kill('SIGTERM');
    expect(await server.ended()).toBe(0);
    expect(collector.logs.map(({ body }) => body)).toContain('stopping');
  });
});

describe('A collector for only one of the two', () => {
  afterEach(endPrograms);

  it.each([
    ['traces', 'OTEL_LOGS_EXPORTER'],
    ['logs', 'OTEL_TRACES_EXPORTER'],
  ])('gets only %s (%s=none)', async (kind, other) => {
    const collector = await startOtlpReceiver();
    const server = await startServerProgram(database, {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      [other]: 'none',
    });
    await request(server, 'GET', '/health/live');
    server.process.kill('SIGTERM');
    // Everything waiting is sent first.
    const exitCode = await server.ended();
    collector.close();
    expect(exitCode).toBe(0);
    expect({ traces: collector.spans.length > 0, logs: collector.logs.length > 0 }).toEqual({
      traces: kind === 'traces',
      logs: kind === 'logs',
    });
    expect(server.log.join('\n')).toContain('"path":"/health/live"');
    expect(server.log.some((line) => line.includes('"trace_id"'))).toBe(kind === 'traces');
  });
});

describe('An unreachable collector', () => {
  afterEach(endPrograms);

  it('delays no request, is reported once, and does not keep the server from stopping', async () => {
    const server = await startServerProgram(database, {
      ...SOON,
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
      OTEL_EXPORTER_OTLP_HEADERS: `authorization=${SECRET}`,
    });
    const told = () => server.log.filter((line) => line.includes('OTEL_EXPORTER_OTLP_ENDPOINT'));
    for (let count = 0; count < 50; count += 1)
      expect((await request(server, 'GET', '/health/live')).status).toBe(200);
    await eventually('it is told of', () => told().length > 0);
    server.process.kill('SIGTERM');
    expect(await server.ended()).toBe(0);
    expect(told()).toHaveLength(1);
    expect(server.log.join('\n')).not.toContain(SECRET);
  });
});

describe('What OpenTelemetry and prom-client need', () => {
  afterEach(endPrograms);

  it.each([
    ['is not loaded by a server that is told of neither', {}, []],
    [
      'is loaded by one that is told of both',
      { METRICS_PORT: '0', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' },
      ['@opentelemetry/api', '@opentelemetry/sdk-logs', 'prom-client'],
    ],
  ])('%s', async (_, env, expected) => {
    const server = await startServerProgram(database, { NODE_OPTIONS: `--import ${listLoaded}`, ...env });
    server.process.kill('SIGTERM');
    expect(await server.ended()).toBe(0);
    const { loaded } = JSON.parse(server.log.find((line) => line.startsWith('{"loaded"')) ?? '{}');
    const wanted = ['@opentelemetry/api', '@opentelemetry/sdk-logs', 'prom-client'];
    expect(wanted.filter((name) => loaded.includes(name))).toEqual(expected);
    expect(server.log.some((line) => line.includes('serving metrics'))).toBe(expected.length > 0);
  });
});
