import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { camelName, camelPath, snakeName, toCamelCase, toSnakeCase } from './letter-case.js';

describe('toCamelCase', () => {
  it('renames fields at any depth, but not values', () => {
    const json = {
      created_at: '2026-01-01T00:00:00Z',
      actor: { api_key_id: null, kind: 'api_key' },
      items: [{ user_id: 1 }, 'snake_case', [{ a_b: true }]],
    };
    expect(toCamelCase(json)).toEqual({
      createdAt: '2026-01-01T00:00:00Z',
      actor: { apiKeyId: null, kind: 'api_key' },
      items: [{ userId: 1 }, 'snake_case', [{ aB: true }]],
    });
  });

  it('keeps the names inside maps, because they are data', () => {
    const json = { details: { old_name: { new_name: 1 } }, denied_by_reason: { address_not_allowed: 2 } };
    expect(toCamelCase(json)).toEqual({
      details: { old_name: { new_name: 1 } },
      deniedByReason: { address_not_allowed: 2 },
    });
  });

  it('cannot be used to change a prototype', () => {
    const converted = toCamelCase(JSON.parse('{"__proto__":{"is_admin":true},"a_b":1}') as object);
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
    expect((converted as Record<string, unknown>).isAdmin).toBeUndefined();
    expect(Object.getPrototypeOf(converted)).toBe(Object.prototype);
  });
});

describe('camelPath', () => {
  it.each([
    ['allowed_ips.0', 'allowedIps.0'],
    ['keys.0.expires_at', 'keys.0.expiresAt'],
    ['metadata.cost_centre', 'metadata.cost_centre'],
    ['keys.1.metadata.cost_centre.x_y', 'keys.1.metadata.cost_centre.x_y'],
    ['(body)', '(body)'],
  ])('%s', (path, expected) => {
    expect(camelPath(path)).toBe(expected);
  });
});

describe('toSnakeCase', () => {
  it('renames fields, but not values, maps or objects of other classes', () => {
    const expiresAt = new Date(0);
    const body = { allowedIps: ['1.2.3.4'], expiresAt, details: { camelCase: 1 }, deniedByReason: { aB: 2 } };
    expect(toSnakeCase(body)).toEqual({
      allowed_ips: ['1.2.3.4'],
      expires_at: expiresAt,
      details: { camelCase: 1 },
      denied_by_reason: { aB: 2 },
    });
  });

  it('accepts names that are already in snake case', () => {
    expect(toSnakeCase({ allowed_ips: null })).toEqual({ allowed_ips: null });
  });
});

it('Every name of the API survives the round trip to camel case', () => {
  const file = resolve(import.meta.dirname, '../../../openapi.json');
  const names = new Set<string>();
  collect(JSON.parse(readFileSync(file, 'utf8')), names);
  expect(names.size).toBeGreaterThan(50);
  for (const name of names) expect([name, snakeName(camelName(name))]).toEqual([name, name]);
});

function collect(value: unknown, names: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  const { properties } = value as { properties?: object };
  for (const name of Object.keys(properties ?? {})) names.add(name);
  for (const child of Object.values(value)) collect(child, names);
}
