import { expect } from '@jest/globals';
import type { Json } from '../client.js';
import { openApiDocument } from '../openapi.js';

/**
 * Checks against the schema in the section `webhooks`, within the features our schemas use: names, types and constants.
 */
export function expectSchema(payload: Json): void {
  const schema = openApiDocument.webhooks[payload.type].post.requestBody.content['application/json'].schema;
  expect({ type: payload.type, problems: mismatches(payload, schema, '') }).toEqual({
    type: payload.type,
    problems: [],
  });
}

function mismatches(value: Json, schema: Json, path: string): string[] {
  if (schema.$ref) {
    return mismatches(value, openApiDocument.components.schemas[schema.$ref.split('/').at(-1)], path);
  }
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) {
    return alternatives.some((one: Json) => mismatches(value, one, path).length === 0) ? [] : [path];
  }
  if (schema.const !== undefined) return value === schema.const ? [] : [path];
  if (schema.enum) return schema.enum.includes(value) ? [] : [path];
  if (schema.type === 'object' && schema.additionalProperties) {
    return Object.entries<Json>(value).flatMap(([name, item]) =>
      mismatches(item, schema.additionalProperties, `${path}.${name}`),
    );
  }
  if (schema.type === 'object') {
    const names = new Set([...Object.keys(value), ...(schema.required ?? [])]);
    return [...names].flatMap((name) =>
      schema.properties[name]
        ? mismatches(value[name], schema.properties[name], `${path}.${name}`)
        : [`${path}.${name}`],
    );
  }
  if (schema.type === 'array') {
    return Array.isArray(value)
      ? value.flatMap((item) => mismatches(item, schema.items, `${path}[]`))
      : [path];
  }
  const actual = value === null ? 'null' : Number.isInteger(value) ? 'integer' : typeof value;
  return [schema.type].flat().includes(actual) ? [] : [path];
}
