import { type RefObject, useState } from 'react';
import { flushSync } from 'react-dom';

/** Pages on screen at once. The others stay in memory, so showing one again costs no request. */
const PAGES_SHOWN = 2;

interface PagedList<Item> {
  data: { pages: readonly { items: readonly Item[] }[] } | undefined;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<{ isError: boolean }>;
}

/**
 * The part of a long list that is on screen: with ten thousand rows, a browser responds to no key for seconds.
 *
 * @param frame the element that contains the rows
 */
export function usePageWindow<Item>(list: PagedList<Item>, frame: RefObject<HTMLElement | null>) {
  const pages = list.data?.pages ?? [];
  const [wantedEnd, setWantedEnd] = useState(1);
  const end = Math.min(wantedEnd, pages.length);
  const start = Math.max(0, end - PAGES_SHOWN);
  const isLastLoaded = end === pages.length;
  const countOf = (part: typeof pages): number => part.reduce((sum, { items }) => sum + items.length, 0);

  const showNext = async () => {
    // There may be fewer pages than that, if an earlier search had more.
    setWantedEnd(end);
    if (isLastLoaded && (await list.fetchNextPage()).isError) return;
    keepingInPlace(lastRowOf(frame), () => flushSync(() => setWantedEnd(end + 1)));
  };

  return {
    /** undefined: nothing has been loaded yet. */
    items: list.data && pages.slice(start, end).flatMap(({ items }) => items),
    /** The number of entries above those on screen. */
    before: countOf(pages.slice(0, start)),
    /** The total number; undefined: not known yet. */
    total: list.hasNextPage ? undefined : countOf(pages),
    isWindowed: pages.length > PAGES_SHOWN,
    showPrevious: () => setWantedEnd(Math.max(end - 1, PAGES_SHOWN)),
    /** For `LoadMore`. */
    onwards: {
      hasNextPage: !isLastLoaded || list.hasNextPage,
      isFetchingNextPage: list.isFetchingNextPage,
      fetchNextPage: showNext,
    },
  };
}

const lastRowOf = ({ current }: RefObject<HTMLElement | null>): Element | undefined =>
  [...(current?.querySelectorAll('tbody > tr') ?? [])].at(-1);

/**
 * When rows above it are removed, those below would slide up, and the reader would miss as many. Not every browser
 * compensates for that.
 */
function keepingInPlace(row: Element | undefined, change: () => void): void {
  const topOf = (): number => row?.getBoundingClientRect().top ?? 0;
  const before = topOf();
  change();
  if (row?.isConnected === true) window.scrollBy({ top: topOf() - before, behavior: 'instant' });
}
