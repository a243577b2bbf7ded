import type { OpenAPIObject } from '@nestjs/swagger';
import type { z } from 'zod';
import { convertZodSchema } from './schema-converter.js';

/** Injection token of the `OpenApiWebhook[]` that the document describes. */
export const OPENAPI_WEBHOOKS = Symbol('OPENAPI_WEBHOOKS');

/** A request that we send. */
export interface OpenApiWebhook {
  name: string;
  summary: string;
  payload: z.ZodType;
}

const HEADERS = [
  ['webhook-id', 'The same for every attempt: ignore an event whose id you have already processed.'],
  ['webhook-timestamp', 'The time of the attempt, in seconds since 1970.'],
  ['webhook-signature', 'Space-separated `v1,<base64>`: HMAC-SHA256 over `id.timestamp.body`.'],
] as const;

/** Adds the requests that we send under Standard Webhooks to the document (OpenAPI 3.1 `webhooks`). */
export function addWebhooks(document: OpenAPIObject, webhooks: readonly OpenApiWebhook[]): void {
  document.webhooks = Object.fromEntries(
    webhooks.map((webhook) => [webhook.name, { post: describe(document, webhook) }]),
  );
}

function describe(document: OpenAPIObject, { name, summary, payload }: OpenApiWebhook) {
  const { schema, components } = convert(payload);
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, ...components },
  };
  return {
    operationId: `on_${name}`.replaceAll(/[._](\w)/g, (_, letter: string) => letter.toUpperCase()),
    summary,
    tags: ['Webhooks'],
    security: [],
    parameters: HEADERS.map(([header, description]) => ({
      name: header,
      in: 'header' as const,
      required: true,
      description,
      schema: { type: 'string' as const },
    })),
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: {
      '2XX': { description: 'Received. After any other response, or none in time, the delivery is retried.' },
      '410': { description: 'The receiver wants no more events: the endpoint is disabled.' },
    },
  };
}

interface Converted {
  schema: Record<string, unknown>;
  components: Record<string, Record<string, unknown>>;
}

/** A JSON schema holds its own definitions; in this document they are components. */
function convert(payload: z.ZodType): Converted {
  const converted = convertZodSchema(payload, { schemaType: 'output' } as never);
  return JSON.parse(JSON.stringify(converted).replaceAll('"#/$defs/', '"#/components/schemas/')) as Converted;
}
