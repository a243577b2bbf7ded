import { describe, expect, it } from '@jest/globals';
import { type NotedRequest, RequestBuffer } from './request-buffer.js';

const requestOf = (at: number, status = 200): NotedRequest => ({
  apiKeyId: 'a',
  at,
  method: 'GET',
  route: '/api/v1/me',
  status,
  errorCode: null,
  address: '192.0.2.7',
  durationMs: 1,
});

const timesOf = (requests: NotedRequest[]): number[] => requests.map(({ at }) => at);
const times = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

describe('RequestBuffer', () => {
  it('samples the first few requests of each key and second, and more failures than successes', () => {
    const buffer = new RequestBuffer();
    const sampled = (key: string, status: number, now: number) =>
      Array.from({ length: 100 }, () => buffer.samples(key, status, now)).filter(Boolean).length;
    expect([sampled('a', 200, 1_000), sampled('a', 401, 1_500), sampled('a', 204, 1_999)]).toEqual([2, 5, 0]);
    expect([sampled('b', 399, 1_999), sampled('b', 400, 1_999)]).toEqual([2, 5]);
    expect([sampled('a', 200, 2_000), sampled('a', 503, 2_000)]).toEqual([2, 5]);
  });

  it('keeps the newest, oldest first, however many there are; successes do not push out failures', () => {
    const buffer = new RequestBuffer();
    for (const at of times(0, 3)) buffer.add(requestOf(at, 500));
    for (const at of times(3, 1_200)) buffer.add(requestOf(at));
    expect(timesOf(buffer.take())).toEqual([...times(0, 3), ...times(700, 1_200)]);
    expect(buffer.take()).toEqual([]);
    for (const at of times(0, 1_200)) buffer.add(requestOf(at, 500));
    expect(timesOf(buffer.take())).toEqual(times(700, 1_200));
  });

  it('takes back what could not be written, as far as newer ones leave room', () => {
    const buffer = new RequestBuffer();
    for (const at of times(0, 400)) buffer.add(requestOf(at));
    const taken = buffer.take();
    for (const at of times(400, 700)) buffer.add(requestOf(at));
    buffer.requeue(taken);
    expect(timesOf(buffer.take())).toEqual(times(200, 700));
  });
});
