import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from './client.js';

export interface ReceivedSpan {
  name: string;
  kind: number;
  traceId: string;
  spanId: string;
  parentSpanId: string | undefined;
  attributes: Record<string, unknown>;
  isError: boolean;
}

export interface ReceivedLog {
  severityText: string;
  body: string;
  traceId: string | undefined;
  attributes: Record<string, unknown>;
}

/** A collector that accepts traces and logs over OTLP/HTTP, in JSON. */
export interface OtlpReceiver {
  url: string;
  spans: ReceivedSpan[];
  logs: ReceivedLog[];
  /** Service names, and the headers of each request. */
  services: Set<unknown>;
  headers: NodeJS.Dict<string | string[]>[];
  /** Everything received, unchanged. */
  text(): string;
  close(): void;
}

export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  const logs: ReceivedLog[] = [];
  const services = new Set<unknown>();
  const headers: OtlpReceiver['headers'] = [];
  let all = '';

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      all += text;
      headers.push(request.headers);
      const body: Json = JSON.parse(text);
      for (const resource of [...(body.resourceSpans ?? []), ...(body.resourceLogs ?? [])]) {
        services.add(attributesOf(resource.resource.attributes)['service.name']);
        for (const { spans: some } of resource.scopeSpans ?? []) spans.push(...some.map(spanOf));
        for (const { logRecords } of resource.scopeLogs ?? []) logs.push(...logRecords.map(logOf));
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    logs,
    services,
    headers,
    text: () => all,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const spanOf = ({ name, kind, traceId, spanId, parentSpanId, attributes, status }: Json): ReceivedSpan => ({
  name,
  kind,
  traceId,
  spanId,
  parentSpanId: parentSpanId || undefined,
  attributes: attributesOf(attributes),
  isError: status?.code === 2,
});

const logOf = ({ severityText, body, traceId, attributes }: Json): ReceivedLog => ({
  severityText,
  body: body?.stringValue,
  traceId: traceId || undefined,
  attributes: attributesOf(attributes),
});

const attributesOf = (attributes: Json[] = []): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
