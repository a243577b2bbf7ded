import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  ConflictError,
  InvalidRequestError,
  Latchkey,
  type LatchkeyClient,
  type List,
  Resource,
  UsageError,
} from '@latchkey/sdk';
import { useServer } from '../support/app.js';
import { type Account, register } from '../support/client.js';

const app = useServer();
let account: Account;
let client: Latchkey;

interface Invoice {
  id: string;
  title: string;
  workspace_id: string;
}
type Answer<Body> = { content: { 'application/json': Body } };

/** As openapi-typescript writes it. The routes are those of the sample resource, under another name. */
interface paths {
  '/api/v1/documents': {
    get: { parameters: { query?: { q?: string; limit?: number } }; responses: { 200: Answer<Invoice[]> } };
    post: {
      requestBody: { content: { 'application/json': { title: string; body: string } } };
      responses: { 201: Answer<Invoice>; 400: Answer<{ code: string }> };
    };
    delete?: never;
  };
  '/api/v1/documents/{documentId}': {
    get: { parameters: { path: { documentId: string } }; responses: { 200: Answer<Invoice> } };
    delete: { parameters: { path: { documentId: string } }; responses: { 204: { content?: never } } };
  };
}

class Invoices extends Resource<paths> {
  list(q: string): List<Invoice> {
    return this.listOf('/api/v1/documents', { query: { q } });
  }
  create(title: string, idempotencyKey: string): Promise<Invoice> {
    return this.request('POST', '/api/v1/documents', { body: { title, body: '' }, idempotencyKey });
  }
  get(documentId: string): Promise<Invoice> {
    return this.request('GET', '/api/v1/documents/{documentId}', { path: { documentId } });
  }
  delete(documentId: string): Promise<undefined> {
    return this.request('DELETE', '/api/v1/documents/{documentId}', { path: { documentId } });
  }
  /** What the types refuse: the compiler says so if one of them passes. */
  refused(): unknown[] {
    return [
      // @ts-expect-error there is no such path
      () => this.request('GET', '/api/v1/cats'),
      // @ts-expect-error the path has no such method
      () => this.request('DELETE', '/api/v1/documents'),
      // @ts-expect-error the body is missing
      () => this.request('POST', '/api/v1/documents'),
      // @ts-expect-error the parameter of the path is missing
      () => this.request('GET', '/api/v1/documents/{documentId}'),
      // @ts-expect-error a field of the body has the wrong type
      () => this.request('POST', '/api/v1/documents', { body: { title: 1, body: '' } }),
    ];
  }
}

const clientOn = (options: ConstructorParameters<typeof Latchkey>[0] = {}): Latchkey =>
  new Latchkey({ apiKey: account.apiKey, baseUrl: app.server.url, ...options });

beforeAll(async () => {
  account = await register(app.server);
  client = clientOn();
});

describe('A resource of your own API', () => {
  it('creates once for one idempotency key, reads, lists over pages, and deletes, with the names of the JSON', async () => {
    const invoices = new Invoices(client);
    const created = await invoices.create('Own 1', 'own-1');
    expect(created).toMatchObject({ title: 'Own 1', workspace_id: account.workspace.id });
    expect(await invoices.create('Own 1', 'own-1')).toEqual(created);
    await Promise.all(
      Array.from({ length: 120 }, (_, index) => invoices.create(`Own ${index + 2}`, `own-${index + 2}`)),
    );
    expect(await invoices.list('Own').toArray()).toHaveLength(121);
    expect(await invoices.get(created.id)).toEqual(created);
    expect(await invoices.delete(created.id)).toBeUndefined();
    await expect(invoices.get(created.id)).rejects.toMatchObject({ status: 404, code: 'not_found' });
    expect(invoices.refused()).toHaveLength(5);
  });
});

describe('client.request()', () => {
  it('retries what only reads and what has an idempotency key, and nothing else', async () => {
    const sent: string[] = [];
    const failing = clientOn({
      maxRetries: 2,
      fetch: (_url, { method }) => {
        sent.push(method ?? '');
        return Promise.resolve(new Response('', { status: 503 }));
      },
    });
    const attempts = async (call: Promise<unknown>): Promise<number> => {
      sent.length = 0;
      await expect(call).rejects.toMatchObject({ status: 503 });
      return sent.length;
    };
    expect(await attempts(failing.request('GET', '/api/v1/x'))).toBe(3);
    expect(await attempts(failing.request('POST', '/api/v1/x', { body: {}, idempotencyKey: 'k' }))).toBe(3);
    expect(await attempts(failing.request('POST', '/api/v1/x', { body: {} }))).toBe(1);
    expect(await attempts(failing.request('DELETE', '/api/v1/x'))).toBe(1);
  });

  it('throws the errors of the SDK, with the fields that are wrong', async () => {
    const wrong = client.request('POST', '/api/v1/documents', { body: { title: '' } });
    await expect(wrong).rejects.toBeInstanceOf(InvalidRequestError);
    await expect(wrong).rejects.toMatchObject({
      errors: expect.arrayContaining([{ field: 'title', message: expect.any(String) }]),
    });
    const made = await client.request<{ id: string }>('POST', '/api/v1/documents', {
      body: { title: 'Once', body: '' },
    });
    const stale = client.request('PUT', '/api/v1/documents/{id}', {
      path: { id: made.id },
      body: { title: 'x', body: '' },
      headers: { 'If-Match': '"999"' },
    });
    await expect(stale).rejects.toBeInstanceOf(ConflictError);
  });

  it('gives status and headers where they are asked for', async () => {
    const response = await client.response('GET', '/api/v1/documents', { query: { limit: 1, q: null } });
    expect(response.status).toBe(200);
    expect(response.headers.get('X-Request-Id')).toMatch(/./);
  });

  it.each([
    ['another host', '//evil.example/api/v1/me'],
    ['another host, by a backslash', '/\\evil.example/api/v1/me'],
    ['a whole address', 'https://evil.example/api/v1/me'],
    ['no slash', 'api/v1/me'],
    ['a parameter without a value', '/api/v1/documents/{id}'],
  ])('sends nothing to a path that is %s', async (_name, path) => {
    const never = clientOn({ fetch: () => Promise.reject(new Error('It was sent.')) });
    await expect(never.request('GET', path)).rejects.toBeInstanceOf(UsageError);
  });

  it('does not leave the path below which the server is', async () => {
    const below = clientOn({
      baseUrl: `${app.server.url}/latchkey`,
      fetch: () => Promise.reject(new Error('It was sent.')),
    });
    await expect(below.request('GET', '/../secret')).rejects.toBeInstanceOf(UsageError);
  });

  it('takes what is in a parameter for text, whatever it looks like', async () => {
    const urls: string[] = [];
    const recording: LatchkeyClient = clientOn({
      fetch: (url) => {
        urls.push(new URL(url).pathname);
        return Promise.resolve(Response.json({}));
      },
    });
    await recording.request('GET', '/api/v1/files/{name}', { path: { name: '../a b/c' } });
    expect(urls).toEqual(['/api/v1/files/..%2Fa%20b%2Fc']);
    await expect(recording.request('GET', '/f/{name}', { path: { name: '..' } })).rejects.toBeInstanceOf(
      UsageError,
    );
  });
});
