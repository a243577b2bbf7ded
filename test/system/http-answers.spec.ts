import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { request } from '../support/client.js';

const app = useOwnServer({
  entry: resolve(import.meta.dirname, '../support/impossible-header-route.js'),
  expectedErrors: [/ERR_INVALID_CHAR/],
});

describe('responses that wait for the end of a turn', () => {
  it('each go to their own request', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => `request-${index}`);
    const responses = await Promise.all(
      ids.map((id) => request(app.server, 'GET', '/api/v1/me', { headers: { 'x-request-id': id } })),
    );
    expect(responses.map(({ headers }) => headers.get('x-request-id'))).toEqual(ids);
    expect(responses.map(({ json }) => json.request_id)).toEqual(ids);
  });

  it('with a header that Node.js refuses to send become a 500, and the others are sent', async () => {
    const [before, impossible, after] = await Promise.all(
      ['/health/live', '/api/v1/impossible-header', '/health/live'].map((path) =>
        request(app.server, 'GET', path),
      ),
    );
    expect([before!, impossible!, after!].map(({ status }) => status)).toEqual([200, 500, 200]);
    expect((await request(app.server, 'GET', '/health/live')).status).toBe(200);
  });
});
