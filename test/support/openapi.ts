import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Json } from './client.js';

/** The committed document; a contract test ensures that the server serves the same. */
export const openApiDocument: Json = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../openapi.json'), 'utf8'),
);

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** One operation of the API. */
export interface ApiOperation {
  /** `PATCH /api/v1/documents/{documentId}`, for messages. */
  name: string;
  id: string;
  method: string;
  /** With its parameters in braces. */
  path: string;
  /** Names of the path parameters, in order. */
  pathParameters: string[];
  parameters: Json[];
  /** The schema of the JSON body; undefined if there is none. */
  bodySchema: Json;
  /** The access declaration. */
  access:
    | { access: 'public' | 'operator' | 'resource_server' }
    | {
        access: 'authenticated';
        kinds: 'any' | 'user';
        scope?: string;
        role?: string;
        unverified?: true;
        stepUp?: string;
        confined?: true;
        breaksGlass?: true;
      };
  takesAnyMethod: boolean;
  tags: string[];
  security: Record<string, unknown>[] | undefined;
  responses: Record<string, Json>;
}

/** Every operation, so that a test that walks them also covers future ones. */
export const operations: ApiOperation[] = Object.entries<Json>(openApiDocument.paths).flatMap(
  ([path, item]) =>
    METHODS.filter((method) => item[method] !== undefined).map((method): ApiOperation => {
      const operation = item[method];
      return {
        name: `${method.toUpperCase()} ${path}`,
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        pathParameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string),
        parameters: operation.parameters ?? [],
        bodySchema: operation.requestBody?.content?.['application/json']?.schema,
        access: operation['x-access'],
        tags: operation.tags ?? [],
        takesAnyMethod: operation['x-any-method'] === true,
        security: operation.security,
        responses: operation.responses,
      };
    }),
);

/** A valid body for `operation`, with `id` wherever it requires an id; undefined if it has none. */
export const exampleBody = ({ bodySchema }: ApiOperation, id: string): Json =>
  bodySchema === undefined ? undefined : example(bodySchema, id);

/** Replaces the parameters in a path. */
export const fillPath = (path: string, values: Record<string, string>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value for {${name}} of ${path}`);
    return value;
  });

/** The smallest value that a JSON schema allows, within the features our schemas use; of optional fields, the first. */
function example(schema: Json, id: string): Json {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1);
    return example(openApiDocument.components.schemas[name], id);
  }
  if (schema.format === 'uuid') return id;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf ?? schema.oneOf) return example((schema.anyOf ?? schema.oneOf)[0], id);
  if (schema.allOf) {
    const parts = schema.allOf.map((part: Json) => example(part, id));
    return Object.assign({}, ...parts);
  }
  if (schema.type === 'object') return exampleObject(schema, id);
  if (schema.type === 'array') return (schema.minItems ?? 0) > 0 ? [example(schema.items, id)] : [];
  if (schema.format === 'email') return `${randomUUID()}@example.com`;
  if (schema.examples ?? schema.example) return schema.examples?.[0] ?? schema.example;
  if (schema.default !== undefined) return schema.default;
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1;
  if (schema.type === 'boolean') return true;
  if (schema.format === 'date-time') return new Date(Date.now() + 3_600_000).toISOString();
  if (schema.format === 'uri') return 'https://example.com/';
  return 'example'.padEnd(schema.minLength ?? 0, '.');
}

function exampleObject(schema: Json, id: string): Json {
  const names = Object.keys(schema.properties ?? {});
  const required: string[] = schema.required?.length > 0 ? schema.required : names.slice(0, 1);
  return Object.fromEntries(required.map((name) => [name, example(schema.properties[name], id)]));
}
