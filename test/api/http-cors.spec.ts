import { beforeAll, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { type Account, register, request, type RequestOptions, type Response } from '../support/client.js';
import type { TestServer } from '../support/server.js';

const LISTED = 'https://app.example.com';
const app = useServer();

let account: Account;
let withCors: TestServer;
beforeAll(async () => {
  account = await register(app.server);
  withCors = await app.startInstance({ env: { CORS_ORIGINS: `${LISTED}, http://localhost:5173` } });
});

const call = (origin: string, method: string, options: RequestOptions = {}): Promise<Response> =>
  request(withCors, method, '/api/v1/documents', {
    ...options,
    headers: { ...options.headers, origin },
  });

const corsHeaders = ({ headers }: Response): string[] =>
  [...headers.keys()].filter((name) => name.startsWith('access-control-'));

const preflight = { headers: { 'access-control-request-method': 'DELETE' } };

describe('a listed origin', () => {
  it.each([LISTED, 'http://localhost:5173'])('%s may call with credentials', async (origin) => {
    const response = await call(origin, 'GET', { apiKey: account.apiKey });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    expect(response.headers.get('access-control-allow-credentials')).toBe('true');
    expect(response.headers.get('vary')).toMatch(/\borigin\b/i);
    const exposed = response.headers.get('access-control-expose-headers');
    for (const name of [
      'Link',
      'ETag',
      'Location',
      'RateLimit',
      'RateLimit-Policy',
      'Retry-After',
      'X-Request-Id',
    ]) {
      expect(exposed?.split(/, */)).toContain(name);
    }
  });

  it('may read errors', async () => {
    const response = await call(LISTED, 'GET');
    expect(response.status).toBe(401);
    expect(response.headers.get('access-control-allow-origin')).toBe(LISTED);
  });

  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])('may ask beforehand for %s', async (method) => {
    const response = await call(LISTED, 'OPTIONS', {
      headers: {
        'access-control-request-method': method,
        'access-control-request-headers': 'authorization, content-type, if-match, x-workspace-id',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-methods')).toContain(method);
    expect(response.headers.get('access-control-allow-headers')).toContain('if-match');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-request-id')).toMatch(/./);
  });
});

describe('any other origin gets no permission at all', () => {
  it.each([
    'null',
    'https://evil.example',
    'http://app.example.com',
    'https://app.example.com:8443',
    'https://app.example.com.evil.example',
    'https://sub.app.example.com',
    'https://APP.example.com',
    `${LISTED}/`,
    `${LISTED}, https://evil.example`,
    '*',
    '',
  ])('%j', async (origin) => {
    const answer = await call(origin, 'GET', { apiKey: account.apiKey });
    expect({ status: answer.status, cors: corsHeaders(answer) }).toEqual({ status: 200, cors: [] });
    // A cache must not serve this response to a listed origin.
    expect(answer.headers.get('vary')).toMatch(/\borigin\b/i);
    const refused = await call(origin, 'OPTIONS', preflight);
    expect({ status: refused.status, cors: corsHeaders(refused) }).toEqual({ status: 405, cors: [] });
  });
});

describe('without CORS_ORIGINS', () => {
  it.each([LISTED, 'null'])('nobody gets a permission: %s', async (origin) => {
    const headers = { ...preflight.headers, origin };
    for (const method of ['GET', 'OPTIONS']) {
      const answer = await request(app.server, method, '/api/v1/documents', {
        apiKey: account.apiKey,
        headers,
      });
      expect(corsHeaders(answer)).toEqual([]);
    }
  });
});
