import type { SearchHit } from './docs-search.js';
import { escapeHtml } from '../../core/primitives/escape-html.js';

/** For search queries. */
export const SEARCH_LENGTH_MAX = 100;

const EXCERPT_LENGTH = 220;
/** How much of the excerpt precedes the first match. */
const LEAD_LENGTH = 60;

export const searchFormHtml = (words = ''): string =>
  `<form class="search" action="/docs/search" role="search"><input type="search" name="q" value="${escapeHtml(words)}" aria-label="Search the documentation" placeholder="Search" maxlength="${SEARCH_LENGTH_MAX}"></form>`;

/** The results, for the main part of a page. */
export function hitsHtml(words: string, hits: readonly SearchHit[]): string {
  if (words === '')
    return '<h1>Search</h1>\n<p>Enter what you are looking for, such as a header, a variable or an error code.</p>';
  const title = `<h1>Search: ${escapeHtml(words)}</h1>`;
  if (hits.length === 0)
    return `${title}\n<p>Nothing was found. Try other words, or look through <a href="/docs">all pages</a>.</p>`;
  return `${title}\n<ol class="hits">\n${hits.map(hitHtml).join('\n')}\n</ol>`;
}

function hitHtml({ id, page, heading, text, words }: SearchHit): string {
  const name = heading === page ? page : `${page}: ${heading}`;
  return `<li><a href="${escapeHtml(id)}">${escapeHtml(name)}</a><p>${excerptHtml(text, words)}</p></li>`;
}

function excerptHtml(text: string, words: readonly string[]): string {
  const found = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${words.map(escapePattern).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  const first = Math.max(0, text.search(found) - LEAD_LENGTH);
  const start = first === 0 ? 0 : text.indexOf(' ', first) + 1;
  const limit = start + EXCERPT_LENGTH;
  const space = text.length <= limit ? text.length : text.lastIndexOf(' ', limit);
  const end = space > start ? space : limit;
  const excerpt = text.slice(start, end);
  // Marks go between escaped parts, so that no mark splits an entity.
  const parts = excerpt.split(new RegExp(`(${found.source})`, found.flags));
  const marked = parts.map((part, index) =>
    index % 2 === 1 ? `<mark>${escapeHtml(part)}</mark>` : escapeHtml(part),
  );
  return `${start > 0 ? '… ' : ''}${marked.join('')}${end < text.length ? ' …' : ''}`;
}

const escapePattern = (word: string): string => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
