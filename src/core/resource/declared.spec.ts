import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import type { Declaration } from './define-resource.js';

/** Each test gets its own registry, because declarations are permanent. */
let registry: typeof import('./declared.js');
beforeEach(async () => {
  jest.resetModules();
  registry = await import('./declared.js');
});

const invoices: Declaration = {
  group: 'Invoices',
  scopes: {
    'invoices:write': { role: 'member', words: 'Write invoices' },
    'invoices:read': { role: 'viewer', words: 'Read invoices' },
  },
  audit: { invoice: { 'invoice.created': 'Invoice created' } },
};
const event = { words: 'Paid', summary: 'It was paid', data: z.object({}) };

describe('declarations', () => {
  it('are listed alphabetically, whichever module was loaded first', () => {
    registry.declare(invoices);
    registry.declare({ group: 'A', scopes: { 'accounts:read': { role: 'admin', words: 'Read accounts' } } });
    expect([...registry.scopes().keys()]).toEqual(['accounts:read', 'invoices:read', 'invoices:write']);
    expect([...registry.auditActions()]).toEqual([
      ['invoice.created', { target: 'invoice', words: 'Invoice created' }],
    ]);
  });

  it('are refused once others have been read, because readers would miss them', () => {
    registry.scopes();
    expect(() => registry.declare(invoices)).toThrow('Declared too late');
  });

  it('of the same name are refused', () => {
    registry.declare(invoices);
    registry.declare(invoices);
    expect(() => registry.scopes()).toThrow('The scope invoices:write is declared twice');
  });

  it('of an event whose scope does not exist are refused', () => {
    registry.declare({ group: 'Invoices', events: { 'invoice.paid': { ...event, scope: 'invoices:read' } } });
    expect(() => registry.events()).toThrow('The event invoice.paid needs the scope invoices:read');
  });

  it('without a group to appear under are refused', () => {
    registry.declare({ events: { 'invoice.paid': { ...event, scope: null } } });
    expect(() => registry.events()).toThrow('invoice.paid needs a group');
  });

  it('of a variable that another module declares are refused', () => {
    const variables = { INVOICE_DAYS: z.string() };
    registry.declare({ variables: [{ title: 'Invoices', variables }] });
    registry.declare({ variables: [{ title: 'Orders', variables }] });
    registry.declarationsAreComplete();
    expect(() => registry.variableGroups()).toThrow('The variable INVOICE_DAYS is declared twice');
  });

  it('of quotas, variables, migrations, paths and pages cannot be read before every module is loaded', () => {
    registry.declare({ limits: { INVOICES_PER_WORKSPACE: { default: 7, description: 'Invoices.' } } });
    expect(() => registry.declaredLimits()).toThrow('Import app.module.js first');
    expect(() => registry.variableGroups()).toThrow('Import app.module.js first');
    expect(() => registry.migrations()).toThrow('Import app.module.js first');
    expect(() => registry.paths()).toThrow('Import app.module.js first');
    expect(() => registry.pages()).toThrow('Import app.module.js first');
    registry.declarationsAreComplete();
    expect([...registry.declaredLimits().keys()]).toEqual(['INVOICES_PER_WORKSPACE']);
  });
});
