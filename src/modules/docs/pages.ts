import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** One page of `docs/`, as it is served and listed. */
export interface Page {
  /** Last part of its address: `errors` for `docs/errors.md`. */
  name: string;
  title: string;
  /** The first paragraph, on one line. */
  summary: string;
  markdown: string;
}

/** From `dist/src/modules/docs` and from `src/modules/docs` alike, the folder that holds `docs/`. */
const ROOTS = ['../../../docs', '../../../../docs'].map((path) => resolve(import.meta.dirname, path));

/** Reads the pages once, at start. Sub-folders (decision records) are for who works on the code. */
export function readPages(): Page[] {
  const root = ROOTS.find((candidate) => directoryNames(candidate).length > 0);
  if (!root) return [];
  return directoryNames(root)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => toPage(file.replace(/\.md$/, ''), readFileSync(resolve(root, file), 'utf8')));
}

function directoryNames(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function toPage(name: string, markdown: string): Page {
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? name;
  const [, firstParagraph = ''] = markdown.split(/\n\s*\n/);
  return { name, title, summary: firstParagraph.replaceAll(/\s+/g, ' ').trim(), markdown };
}

/** The index for language models and people in a hurry (llmstxt.org). */
export const llmsText = (pages: readonly Page[]): string =>
  [
    '# Latchkey',
    '',
    '> A self-hosted backend in which one HTTP API serves API keys and browser sessions on the same endpoints.',
    '',
    '## API',
    '',
    '- [OpenAPI 3.1 document](/api/openapi.json): every route with schemas, examples, errors and required scopes',
    '- [Swagger UI](/api/docs): try the API with a key or an access token',
    '',
    '## Docs',
    '',
    ...pages.map(({ name, title, summary }) => `- [${title}](/docs/${name}): ${summary}`),
    '',
  ].join('\n');
