import { expect } from '@jest/globals';
import type { Json, Response } from './client.js';

/** Asserts that a response is an RFC 9457 problem of this status and code, complete, and returns its body. */
export function expectProblem(response: Response, status: number, code: string): Json {
  expect({ status: response.status, code: response.json?.code }).toEqual({ status, code });
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json\b/);
  expect(response.json).toMatchObject({
    type: expect.stringMatching(/./),
    title: expect.stringMatching(/./),
    status,
    detail: expect.stringMatching(/./),
    instance: expect.stringMatching(/./),
    request_id: expect.stringMatching(/./),
  });
  return response.json;
}
