import type { RendererObject } from 'marked';
import { addressOf } from './docs-folder.js';
import { escapeHtml } from '../../core/primitives/escape-html.js';

export interface Heading {
  depth: number;
  /** Its anchor, the same as on GitHub. */
  id: string;
  html: string;
}

export interface RenderedPage {
  /** The first heading, without markup. */
  title: string;
  html: string;
  headings: Heading[];
}

/** @param page its name, against which relative links are resolved */
export async function markdownToHtml(
  markdown: string,
  page: string,
  pages: ReadonlySet<string>,
): Promise<RenderedPage> {
  // Few servers are ever asked for a page; the others need not keep a parser in memory.
  const { Marked } = await import('marked');
  const headings: Heading[] = [];
  const html = await new Marked({ renderer: rendererOf(headings, page, pages) }).parse(markdown);
  const title = /^# (.+)$/m.exec(markdown)?.[1]?.replaceAll('`', '') ?? page;
  return { title, html, headings };
}

function rendererOf(headings: Heading[], page: string, pages: ReadonlySet<string>): RendererObject {
  const anchors = new Map<string, number>();
  return {
    heading({ tokens, depth }) {
      const html = this.parser.parseInline(tokens);
      const id = anchorOf(this.parser.parseInline(tokens, this.parser.textRenderer), anchors);
      headings.push({ depth, id, html });
      const link =
        depth === 1 ? '' : ` <a class="anchor" href="#${id}" aria-label="Link to this section">#</a>`;
      return `<h${depth} id="${id}">${html}${link}</h${depth}>\n`;
    },
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      const address = resolveLink(href, page, pages);
      return address === undefined ? text : `<a href="${escapeHtml(address)}">${text}</a>`;
    },
    // Scrollable blocks need tab stops, so that they can be reached with the keyboard.
    code({ text, lang = '' }) {
      const [language = '', mark] = lang.split(' ');
      const style = mark === 'output' ? ' class="output"' : '';
      return `<pre tabindex="0"${style} data-language="${escapeHtml(language)}"><code>${escapeHtml(text)}</code></pre>\n`;
    },
    table({ header, rows }) {
      const row = (cells: typeof header, tag: string): string =>
        `<tr>${cells.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('')}</tr>`;
      const head = header.some(({ text }) => text !== '') ? `<thead>${row(header, 'th')}</thead>` : '';
      const body = rows.map((cells) => row(cells, 'td')).join('\n');
      return `<div class="table" tabindex="0"><table>${head}<tbody>${body}</tbody></table></div>\n`;
    },
    // The only HTML in the pages is comments for the generators.
    html: () => '',
  };
}

/**
 * Pages link to each other by file name, as the code host requires; here that becomes a URL. A link to a file outside
 * `docs/` has no target here, which undefined expresses.
 */
function resolveLink(href: string, page: string, pages: ReadonlySet<string>): string | undefined {
  if (/^([a-z]+:|#|\/)/.test(href)) return href;
  const { pathname, hash } = new URL(href, `http://here/docs/${page}`);
  const name = /^\/docs\/(.+)\.md$/.exec(pathname)?.[1];
  return name !== undefined && pages.has(name) ? `${addressOf(name)}${hash}` : undefined;
}

/** As on GitHub: letters, digits, hyphens and underscores; a repeated one gets a number. */
function anchorOf(text: string, taken: Map<string, number>): string {
  const anchor = unescape(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
  const count = taken.get(anchor) ?? 0;
  taken.set(anchor, count + 1);
  return count === 0 ? anchor : `${anchor}-${count}`;
}

const unescape = (html: string): string => html.replaceAll(/&(amp|lt|gt|quot|#39);/g, '');
