import { describe, expect, it } from '@jest/globals';
import { latchkey as express } from './adapters/express.js';
import { latchkey as fastify } from './adapters/fastify.js';
import { latchkey as fetchApi } from './adapters/fetch.js';
import { latchkey as hono } from './adapters/hono.js';
import { RequireScopes } from './adapters/nest.js';
import type { Requirement } from './requirement.js';
import { createVerifier, type Verifier } from './verifier.js';

/** As a service in JavaScript may write them by mistake. Each would require nothing if it were not refused. */
const MISTAKES: [string, unknown][] = [
  ['a misspelt field', { scopes: ['invoices:write'] }],
  ['a scope by itself', 'invoices:write'],
  ['a list by itself', ['invoices:write']],
  ['an empty list by itself', []],
  ['a constant that does not exist', { scope: undefined }],
  ['no scope', { scope: null }],
  ['an empty scope', { scope: '' }],
  ['an empty list', { scope: [] }],
  ['a list of constants, one of which does not exist', { scope: ['invoices:read', undefined] }],
  ['a set', { scope: new Set(['invoices:write']) }],
  ['null', null],
  ['false', false],
  ['an instance of a class', new Headers()],
];

describe('a requirement that does not say clearly what is required', () => {
  it.each(MISTAKES)('throws as soon as a route is set up: %s', (_, mistake) => {
    const verifier = {} as Verifier;
    const requirement = mistake as Requirement;
    for (const latchkey of [express, fastify, hono]) {
      expect(() => latchkey(verifier, requirement as object)).toThrow(TypeError);
    }
  });

  it.each(MISTAKES)(
    'throws when a request is to be checked, rather than admitting it: %s',
    async (_, mistake) => {
      const verifier = createVerifier({
        baseUrl: 'http://127.0.0.1:9',
        secret: 'a',
        audience: 'b',
        onError() {},
      });
      try {
        const requirement = mistake as Requirement;
        expect(() => verifier.verify({}, requirement)).toThrow(TypeError);
        await expect(fetchApi(verifier, new Request('http://a.test'), requirement)).rejects.toThrow(
          TypeError,
        );
      } finally {
        await verifier.close();
      }
    },
  );

  it('throws in a decorator of Nest', () => {
    const mistakes = [[], [undefined], [''], [['invoices:write']]] as string[][];
    for (const scopes of mistakes) expect(() => RequireScopes(...scopes)).toThrow(TypeError);
    expect(() => RequireScopes('invoices:read', 'invoices:write')).not.toThrow();
  });

  it('throws for an address where none is taken, or that is not a function in Hono', () => {
    const verifier = {} as Verifier;
    const withAddress = { scope: 'invoices:read', address: '192.0.2.1' } as object;
    for (const latchkey of [express, fastify, hono]) {
      expect(() => latchkey(verifier, withAddress)).toThrow(/address/);
    }
  });

  it('is not one that requires a scope, several, or none', () => {
    const verifier = {} as Verifier;
    const fromElsewhere = Object.assign(Object.create(null) as object, { scope: 'invoices:read' });
    for (const requirement of [
      undefined,
      {},
      { scope: 'invoices:read' },
      { scope: ['invoices:read', 'invoices:write'] },
      fromElsewhere,
    ]) {
      for (const latchkey of [express, fastify, hono]) {
        expect(() => latchkey(verifier, requirement)).not.toThrow();
      }
    }
  });
});
