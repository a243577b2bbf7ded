import { strict as assert } from 'node:assert';
import type { Json, Response } from './client.js';

/** Asserts that a response is a complete RFC 9457 problem with this status and code, and returns its body. */
export function expectProblem(response: Response, status: number, code: string): Json {
  assert.deepEqual({ status: response.status, code: response.json?.code }, { status, code });
  assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json\b/);
  assert.equal(response.json.status, status);
  for (const field of ['type', 'title', 'detail', 'instance', 'request_id'])
    assert.match(response.json[field], /./, `The problem has no ${field}.`);
  return response.json;
}
