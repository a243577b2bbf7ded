import { markdownAddressOf, type ContentsSection } from './contents.js';
import { addressOf } from './docs-folder.js';
import { escapeHtml } from '../../core/primitives/escape-html.js';
import type { SearchHit } from './docs-search.js';
import { hitsHtml, searchFormHtml } from './search-html.js';
import type { Heading, RenderedPage } from './markdown-to-html.js';

const OUTLINE_HEADINGS_MIN = 3;

/** A page for people. It has no scripts, and its policy allows none. */
export function pageHtml(name: string, page: RenderedPage, contents: readonly ContentsSection[]): string {
  const navigation = navigationHtml(name, contents);
  return documentHtml(
    page.title,
    `<link rel="alternate" type="text/markdown" href="${escapeHtml(markdownAddressOf(name))}">`,
    `<details class="menu"><summary>All pages</summary><nav aria-label="All pages">${navigation}</nav></details>
<div class="columns">
<nav class="pages" aria-label="Pages">${navigation}</nav>
<main id="content">
${page.html}${nextHtml(name, contents)}</main>
${outlineHtml(page.headings)}
</div>`,
  );
}

/** For visitors who followed a broken link. */
export const notFoundHtml = (contents: readonly ContentsSection[]): string =>
  besidePages(
    'Not found',
    contents,
    `<h1>Not found</h1>
<p>There is no such page. <a href="/docs">All pages</a></p>`,
  );

/** The results of a search. */
export const searchPageHtml = (
  words: string,
  hits: readonly SearchHit[],
  contents: readonly ContentsSection[],
): string => besidePages('Search', contents, hitsHtml(words, hits), words);

/** A page that is not in `docs/`, with the list of those that are. */
const besidePages = (
  title: string,
  contents: readonly ContentsSection[],
  main: string,
  searched?: string,
): string =>
  documentHtml(
    title,
    '<meta name="robots" content="noindex">',
    `<div class="columns">
<nav class="pages" aria-label="Pages">${navigationHtml('', contents)}</nav>
<main id="content">
${main}
</main>
</div>`,
    searched,
  );

const documentHtml = (title: string, head: string, body: string, searched = ''): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · Latchkey</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/assets/style.css">
${head}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<a class="brand" href="/docs">Latchkey <span>docs</span></a>
${searchFormHtml(searched)}
<nav aria-label="Elsewhere on this server"><a href="/">Dashboard</a> <a href="/api/docs">API reference</a></nav>
</header>
${body}
</body>
</html>
`;

const navigationHtml = (current: string, contents: readonly ContentsSection[]): string =>
  contents
    .map(({ title, entries }) => {
      const items = entries.map((entry) => {
        const mark = entry.page === current ? ' aria-current="page"' : '';
        return `<li><a href="${escapeHtml(addressOf(entry.page))}"${mark}>${escapeHtml(entry.title)}</a></li>`;
      });
      return `<p>${escapeHtml(title)}</p><ul>${items.join('')}</ul>`;
    })
    .join('');

function outlineHtml(headings: readonly Heading[]): string {
  const sections = headings.filter(({ depth }) => depth === 2);
  if (sections.length < OUTLINE_HEADINGS_MIN) return '';
  const items = sections.map(({ id, html }) => `<li><a href="#${id}">${html}</a></li>`).join('');
  return `<nav class="outline" aria-label="On this page"><p>On this page</p><ul>${items}</ul></nav>`;
}

function nextHtml(name: string, contents: readonly ContentsSection[]): string {
  const entries = contents.flatMap((section) => section.entries);
  const position = entries.findIndex(({ page }) => page === name);
  const next = position < 0 ? undefined : entries[position + 1];
  if (!next) return '';
  return `<p class="next">Next: <a href="${escapeHtml(addressOf(next.page))}">${escapeHtml(next.title)}</a></p>\n`;
}
