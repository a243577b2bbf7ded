import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { useServer } from '../support/app.js';
import { request, type Json } from '../support/client.js';
import { type ApiOperation, openApiDocument, operations } from '../support/openapi.js';

const app = useServer();
const root = resolve(import.meta.dirname, '../..');

describe('The OpenAPI document', () => {
  it('is committed as the server serves it (else: npm run openapi)', async () => {
    const { json } = await request(app.server, 'GET', '/api/openapi.json');
    expect(json).toEqual(openApiDocument);
  });

  it('passes the public linter without a warning', () => {
    const output = execFileSync(
      process.execPath,
      ['node_modules/@redocly/cli/bin/cli.js', 'lint', 'openapi.json', '--format=json'],
      {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      },
    );
    const { totals, problems } = JSON.parse(output) as { totals: Json; problems: Json };
    expect({ totals, problems }).toMatchObject({ totals: { errors: 0, warnings: 0 }, problems: [] });
  });

  it('states for every operation its purpose, its requirements and its responses', () => {
    for (const operation of operations) {
      const name = `${operation.method} ${operation.path}`;
      expect([name, operation.id]).toEqual([name, expect.stringMatching(/^[a-z][A-Za-z]+$/)]);
      expect([name, operation.access]).toEqual([
        name,
        expect.objectContaining({ access: expect.any(String) }),
      ]);
      expect([name, Object.keys(operation.responses)]).toEqual([
        name,
        expect.arrayContaining([expect.stringMatching(/^2|^3/)]),
      ]);
    }
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
  });

  it('puts every operation under one tag, and describes each tag', () => {
    const { tags } = openApiDocument as { tags: { name: string; description: string }[] };
    for (const { name, description } of tags)
      expect([name, description]).toEqual([name, expect.stringMatching(/\.$/)]);
    expect(operations.filter(({ tags: { length } }) => length !== 1).map(({ id }) => id)).toEqual([]);
    expect([...new Set(operations.flatMap((operation) => operation.tags))].sort()).toEqual(
      tags.map(({ name }) => name),
    );
  });

  it('has no bounds from programming languages, which would become its examples', () => {
    expect(JSON.stringify(openApiDocument)).not.toContain(String(Number.MAX_SAFE_INTEGER));
  });

  it('offers both security schemes wherever both are accepted, and none where none is needed', () => {
    // Routes that end or renew a session declare its cookie.
    const readsCookie = ({ security }: ApiOperation) => JSON.stringify(security).includes('refreshCookie');
    expect(operations.filter(readsCookie).map(({ id }) => id)).toEqual(['refresh', 'logout']);
    for (const { method, path, access, security } of operations.filter(
      (operation) => !readsCookie(operation),
    )) {
      const schemes = (security ?? []).flatMap((requirement) => Object.keys(requirement)).sort();
      expect([method, path, schemes]).toEqual([method, path, schemesFor(access)]);
    }
  });

  it('has an example for every text that its format does not explain', () => {
    const explains = ['example', 'examples', 'default', 'enum', 'format', '$ref'];
    const unexplained = Object.entries<Json>(openApiDocument.components.schemas).flatMap(([name, schema]) =>
      Object.entries<Json>(schema.properties ?? {})
        .filter(([, property]) => [property.type].flat().includes('string'))
        .filter(([, property]) => !explains.some((keyword) => property[keyword] !== undefined))
        .map(([property]) => `${name}.${property}`),
    );
    expect(unexplained).toEqual([]);
  });
});

describe('What each route requires', () => {
  it('changes only on purpose: a difference here is a change of permissions', () => {
    const requirements = Object.fromEntries(
      operations.map(({ method, path, access }) => [
        `${method} ${path}`,
        access.access !== 'authenticated'
          ? access.access
          : [
              access.kinds === 'user' ? 'user' : 'key or user',
              access.scope,
              access.role && `role ${access.role}`,
              access.unverified && 'email address not confirmed too',
              access.stepUp &&
                `proof within 10 minutes${access.stepUp === 'with_factor' ? ' if there is a second factor' : ''}`,
              access.confined && 'confined sessions too',
              access.breaksGlass && 'owners without the required single sign-on too',
            ]
              .filter(Boolean)
              .join(', '),
      ]),
    );
    const committed = JSON.parse(readFileSync(resolve(root, 'test/api/route-requirements.json'), 'utf8'));
    expect(requirements).toEqual(committed);
  });

  it("always names a path's workspace workspaceId, which the guard looks for", () => {
    for (const { pathParameters } of operations.filter((operation) =>
      operation.path.startsWith('/api/v1/workspaces/{'),
    )) {
      expect(pathParameters[0]).toBe('workspaceId');
    }
  });
});

function schemesFor(access: ApiOperation['access']): string[] {
  if (access.access === 'authenticated') return access.kinds === 'any' ? ['apiKey', 'bearer'] : ['bearer'];
  return { public: [], operator: ['operator'], resource_server: ['resourceServer'] }[access.access];
}
