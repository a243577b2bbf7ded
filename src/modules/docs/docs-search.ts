import type MiniSearch from 'minisearch';
import { addressOf } from './docs-folder.js';
import type { RenderedPage } from './markdown-to-html.js';

/** A heading with the text below it, up to the next one. */
interface Section {
  /** Doubles as its URL with anchor. */
  id: string;
  page: string;
  heading: string;
  text: string;
}

export interface SearchHit extends Section {
  /** The matched words of the text, in lower case. */
  words: string[];
}

const HITS_MAX = 20;

/**
 * Anyone may search: a letter that begins thousands of words, or a query of dozens of words, would delay everyone else.
 */
const WORDS_MAX = 8;
const PREFIX_LENGTH_MIN = 3;
const FUZZY_LENGTH_MIN = 5;

/** Finds the sections of pages that contain given words. */
export class DocsSearch {
  private constructor(
    private readonly index: MiniSearch<Section>,
    private readonly tokenize: (text: string) => string[],
    private readonly sections: ReadonlyMap<string, Section>,
  ) {}

  /** @param pages by name */
  static async of(pages: ReadonlyMap<string, RenderedPage>): Promise<DocsSearch> {
    // Few servers are ever asked; the others need not keep an index in memory.
    const { default: Index } = await import('minisearch');
    const tokenize = Index.getDefault('tokenize') as (text: string) => string[];
    const index = new Index<Section>({
      fields: ['heading', 'page', 'text'],
      searchOptions: {
        boost: { heading: 4, page: 2 },
        prefix: (word) => word.length >= PREFIX_LENGTH_MIN,
        fuzzy: (word) => (word.length >= FUZZY_LENGTH_MIN ? 0.2 : false),
      },
    });
    const sections = [...pages].flatMap(([name, page]) => sectionsOf(name, page));
    index.addAll(sections);
    return new DocsSearch(index, tokenize, new Map(sections.map((section) => [section.id, section])));
  }

  /** Sections with all the words or, if there are none, with some of them. Best matches first. */
  find(text: string): SearchHit[] {
    const words = [...new Set(this.tokenize(text.toLowerCase()))].slice(0, WORDS_MAX).join(' ');
    const all = this.index.search(words, { combineWith: 'AND' });
    const results = all.length > 0 ? all : this.index.search(words);
    return results.slice(0, HITS_MAX).flatMap(({ id, terms }) => {
      const section = this.sections.get(String(id));
      return section ? [{ ...section, words: terms }] : [];
    });
  }
}

/** Deeper headings belong to the surrounding section. */
const HEADING = /<h([123]) id="([^"]+)">/;

function sectionsOf(name: string, { title, html }: RenderedPage): Section[] {
  const [, ...parts] = html.split(HEADING);
  const sections: Section[] = [];
  for (let index = 0; index + 2 < parts.length; index += 3) {
    const [depth, anchor = '', content = ''] = parts.slice(index, index + 3);
    const end = content.indexOf(`</h${depth}>`);
    sections.push({
      id: depth === '1' ? addressOf(name) : `${addressOf(name)}#${anchor}`,
      page: title,
      heading: textOf(content.slice(0, end).replace(/ <a class="anchor".*/, '')),
      text: textOf(content.slice(end)),
    });
  }
  return sections;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** All other tags separate words. */
const INLINE = /<\/?(?:a|code|em|strong)\b[^>]*>/g;

const textOf = (html: string): string =>
  html
    .replaceAll(INLINE, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
