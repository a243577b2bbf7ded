import { describe, expect, it } from '@jest/globals';
import { arrange, type Arrangement, PAGE_SIZE } from './arrange.js';

const key = (number: number, fields: object = {}) => ({
  id: `id-${String(number).padStart(3, '0')}`,
  name: `Key ${number}`,
  keyPrefix: `lk_${number.toString(16).padStart(4, '0')}`,
  status: 'active' as const,
  createdAt: `2026-01-01T00:00:${String(number).padStart(2, '0')}Z`,
  lastUsedAt: null as string | null,
  ...fields,
});

const all: Arrangement = { search: '', status: 'all', sort: 'created', descending: true, page: 1 };
const names = (arrangement: Partial<Arrangement>, keys = [key(1), key(2), key(10)]) =>
  arrange(keys, { ...all, ...arrangement }).items.map(({ name }) => name);

describe('The order of the keys', () => {
  it('is newest first, or by name as people count, or by use with the unused at one end', () => {
    expect(names({})).toEqual(['Key 10', 'Key 2', 'Key 1']);
    expect(names({ sort: 'name', descending: false })).toEqual(['Key 1', 'Key 2', 'Key 10']);
    const used = [
      key(1, { lastUsedAt: '2026-02-01T00:00:00Z' }),
      key(2),
      key(3, { lastUsedAt: '2026-03-01T00:00:00Z' }),
    ];
    expect(names({ sort: 'used' }, used)).toEqual(['Key 3', 'Key 1', 'Key 2']);
    expect(names({ sort: 'used', descending: false }, used)).toEqual(['Key 2', 'Key 1', 'Key 3']);
  });
});

describe('The search for keys', () => {
  it('finds parts of names in any case, prefixes and ids', () => {
    expect(names({ search: 'KEY 1' })).toEqual(['Key 10', 'Key 1']);
    expect(names({ search: 'lk_000a' })).toEqual(['Key 10']);
    // Another key that starts alike.
    expect(names({ search: 'lk_000a44f0' })).toEqual([]);
    expect(names({ search: 'id-002' })).toEqual(['Key 2']);
    expect(names({ search: 'nothing' })).toEqual([]);
  });

  it('narrows to a status', () => {
    const keys = [key(1), key(2, { status: 'revoked' }), key(3, { status: 'expired' })];
    expect(names({ status: 'revoked' }, keys)).toEqual(['Key 2']);
    expect(names({ status: 'active' }, keys)).toEqual(['Key 1']);
  });
});

describe('The pages of keys', () => {
  const many = Array.from({ length: PAGE_SIZE + 1 }, (_, index) => key(index));

  it('hold a certain number, and the last page what is left', () => {
    expect(arrange(many, all)).toMatchObject({ total: PAGE_SIZE + 1, pages: 2, page: 1 });
    expect(arrange(many, all).items).toHaveLength(PAGE_SIZE);
    expect(arrange(many, { ...all, page: 2 }).items.map(({ name }) => name)).toEqual(['Key 0']);
  });

  it('end with the last one: a page that is not there any more is not empty', () => {
    expect(arrange(many, { ...all, page: 9 })).toMatchObject({ page: 2, items: [{ name: 'Key 0' }] });
    expect(arrange([], all)).toEqual({ items: [], total: 0, pages: 1, page: 1 });
  });
});
