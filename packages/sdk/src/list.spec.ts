import { describe, expect, it } from '@jest/globals';
import { List, nextCursor, type PageOptions } from './list.js';

const pagesOf = (...pages: number[][]) => {
  const asked: PageOptions[] = [];
  const list = new List((options) => {
    asked.push(options);
    const index = Number(options.cursor ?? 0);
    const next = index + 1 < pages.length ? String(index + 1) : null;
    return Promise.resolve({ items: pages[index] ?? [], nextCursor: next });
  });
  return { list, asked };
};

describe('A list', () => {
  it('requests a page only when it is needed', async () => {
    const { list, asked } = pagesOf([1, 2], [3], [4]);
    expect(asked).toEqual([]);
    for await (const item of list) if (item === 3) break;
    expect(asked).toEqual([{ limit: 100 }, { limit: 100, cursor: '1' }]);
  });

  it('starts over with each iteration, and continues past empty pages', async () => {
    const { list } = pagesOf([], [1], [], [2]);
    expect(await list.toArray()).toEqual([1, 2]);
    expect(await list.toArray()).toEqual([1, 2]);
  });

  it('returns the first page for the cursor null, with which the last page ends', async () => {
    const { list, asked } = pagesOf([1], [2]);
    const first = await list.page({ cursor: null });
    const second = await list.page({ cursor: first.nextCursor });
    expect([first.items, second.items, second.nextCursor]).toEqual([[1], [2], null]);
    // Null never reaches the query, where it would become text.
    expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, '1']);
  });

  it('does not loop forever', async () => {
    const list = new List(() => Promise.resolve({ items: [1], nextCursor: 'same' }));
    await expect(list.toArray()).rejects.toMatchObject({ code: 'unexpected_answer' });
  });
});

describe('nextCursor', () => {
  it('is the cursor of the next link, if there is one', () => {
    expect(nextCursor('</api/v1/documents?limit=2&cursor=YWJj>; rel="next"')).toBe('YWJj');
    expect(nextCursor('<https://x.example/p?cursor=a%3Db>; rel=next')).toBe('a=b');
    expect(nextCursor('</p?cursor=a>; rel="prev"')).toBeNull();
    expect(nextCursor(null)).toBeNull();
  });
});
