import { addressOf, INDEX_PAGE } from './docs-folder.js';

interface ContentsEntry {
  /** A name from `listPages`. */
  page: string;
  title: string;
  /** One line. */
  summary: string;
}

export interface ContentsSection {
  title: string;
  entries: ContentsEntry[];
}

/**
 * `docs/README.md` is the only list of pages: people read it on the code host and at `/docs`, and the navigation and
 * `/llms.txt` are generated from it. A section is a heading with list items `- [Title](page.md): summary`.
 */
export function parseContents(index: string): ContentsSection[] {
  return index
    .split(/^## /m)
    .slice(1)
    .map((section) => ({
      title: section.slice(0, section.indexOf('\n')).trim(),
      entries: [...section.matchAll(/^- \[(.+?)\]\((.+?)\.md\):\s+((?:.+\n?)+?)(?=- |\n|$)/gm)].map(
        ([, title = '', page = '', summary = '']) => ({
          page,
          title,
          summary: summary.replaceAll(/\s+/g, ' ').trim(),
        }),
      ),
    }))
    .filter(({ entries }) => entries.length > 0);
}

/** The text between the index's title and its first section. */
const introductionOf = (index: string): string =>
  (/^# .+\n+([^#]+)/.exec(index)?.[1] ?? '').replaceAll(/\s+/g, ' ').trim();

/** The index for language models and hurried readers (llmstxt.org). */
export const llmsText = (index: string): string =>
  [
    '# Latchkey',
    '',
    `> ${introductionOf(index)}`,
    '',
    '## API',
    '',
    '- [OpenAPI 3.1 document](/api/openapi.json): every route with schemas, examples, errors and required scopes',
    '- [Swagger UI](/api/docs): try the API with a key or an access token',
    ...parseContents(index).flatMap(({ title, entries }) => [
      '',
      `## ${title}`,
      '',
      ...entries.map((entry) => `- [${entry.title}](${markdownAddressOf(entry.page)}): ${entry.summary}`),
    ]),
    '',
  ].join('\n');

/** The URL of a page's Markdown source. */
export const markdownAddressOf = (page: string): string =>
  page === INDEX_PAGE ? `/docs/${INDEX_PAGE}.md` : `${addressOf(page)}.md`;
