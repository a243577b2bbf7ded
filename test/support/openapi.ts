import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Json } from './client.js';

/** One operation of the committed OpenAPI document. */
export interface Operation {
  method: string;
  /** With placeholders: `/api/v1/documents/{documentId}`. */
  path: string;
  id: string;
  access:
    { access: 'public' } | { access: 'authenticated'; kinds: 'any' | 'user'; scope?: string; role?: string };
  requestSchema: Json;
  description: string;
  security: Record<string, unknown>[] | undefined;
  responses: Record<string, Json>;
}

export const openApiDocument: Json = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../openapi.json'), 'utf8'),
);

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Every operation of the API: a new route is here without anyone remembering to add it. */
export const operations: Operation[] = Object.entries<Json>(openApiDocument.paths).flatMap(([path, item]) =>
  METHODS.filter((method) => item[method] !== undefined).map((method): Operation => {
    const operation = item[method];
    return {
      method: method.toUpperCase(),
      path,
      id: operation.operationId,
      access: operation['x-access'],
      requestSchema: operation.requestBody?.content?.['application/json']?.schema,
      description: operation.description ?? '',
      security: operation.security,
      responses: operation.responses,
    };
  }),
);

export const parametersOf = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);

export const fillPath = (path: string, values: Record<string, string>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value for the path parameter "${name}" of ${path}`);
    return value;
  });

/** A value that satisfies a JSON Schema of ours: the example where there is one, else the smallest that fits. */
export function sampleOf(schema: Json): Json {
  if (schema.$ref) return sampleOf(openApiDocument.components.schemas[schema.$ref.split('/').at(-1)]);
  if (schema.example !== undefined) return schema.example;
  if (schema.examples !== undefined) return schema.examples[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf ?? schema.oneOf) return sampleOf((schema.anyOf ?? schema.oneOf)[0]);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(sampleOf));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object') {
    const required: string[] = schema.required ?? Object.keys(schema.properties ?? {});
    return Object.fromEntries(required.map((name) => [name, sampleOf(schema.properties[name])]));
  }
  if (type === 'array') return [sampleOf(schema.items)];
  if (type === 'integer' || type === 'number') return schema.minimum ?? 0;
  if (type === 'boolean') return false;
  if (schema.format === 'uuid') return '00000000-0000-4000-8000-000000000000';
  if (schema.format === 'date-time') return '2030-01-01T00:00:00Z';
  return 'sample text'.padEnd(schema.minLength ?? 0, '.');
}
