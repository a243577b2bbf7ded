import type { z } from 'zod';
import { documentation, sections } from '../core/config/config.schema.js';

/** The documentation that is made from the schema of the configuration. */

const COMMENT_WIDTH = 100;
const TABLE_HEAD = ['Variable', 'Default', 'Meaning'];
const MARKER_BEGIN =
  '<!-- Generated from src/core/config and the declarations of the modules by `npm run docs`. -->';
const MARKER_END = '<!-- End of what is generated. -->';

interface Variable {
  name: string;
  /** As it stands in `.env.example`: the default, or what a value may look like. */
  value: string;
  /** As it stands in the table. */
  defaultText: string;
  description: string;
}

function variablesOf(section: Record<string, z.ZodType>): Variable[] {
  return Object.entries(section).map(([name, schema]) => {
    const documented = documentation.get(schema);
    if (!documented) throw new Error(`${name} has no description`);
    const fixed = schema.parse(undefined) as string | number | string[] | undefined;
    const { description, example = '', unset = 'none' } = documented;
    if (fixed === undefined) return { name, value: example, defaultText: unset, description };
    const value = String(fixed);
    return { name, value, defaultText: value === '' ? 'none' : `\`${value}\``, description };
  });
}

/** `.env.example`: every variable with its default, commented out. */
export function renderEnvExample(): string {
  const parts = [
    comment(
      'Copy this file to .env, and uncomment what you want to change; nothing has to be. Variables of the ' +
        'environment are stronger than this file. Made by `npm run docs`: see docs/configuration.md.',
    ),
  ];
  for (const [title, section] of Object.entries(sections())) {
    parts.push(`## ${title}`);
    for (const { name, value, description, defaultText } of variablesOf(section)) {
      const isExample = defaultText !== 'none' && defaultText !== `\`${value}\``;
      const text = isExample ? `${description} Default: ${defaultText}.` : description;
      parts.push(`${comment(text.replaceAll('`', ''))}\n# ${name}=${value}`);
    }
  }
  return `${parts.join('\n\n')}\n`;
}

/** Puts the tables in place of those that `page` has between its markers. */
export function renderConfigurationPage(page: string): string {
  const begin = page.indexOf(MARKER_BEGIN);
  const end = page.indexOf(MARKER_END);
  if (begin < 0 || end < begin) throw new Error('The page lacks the markers between which the tables go');
  const tables = Object.entries(sections()).map(([title, section]) => {
    const rows = variablesOf(section).map(({ name, defaultText, description }) => [
      `\`${name}\``,
      defaultText,
      description,
    ]);
    return `## ${title}\n\n${table([TABLE_HEAD, ...rows])}`;
  });
  return `${page.slice(0, begin)}${[MARKER_BEGIN, ...tables, MARKER_END].join('\n\n')}${page.slice(end + MARKER_END.length)}`;
}

/** Markdown, with columns as wide as the formatter makes them. */
function table(rows: string[][]): string {
  const widths = TABLE_HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  const [head = '', ...body] = rows.map((row) =>
    line(row.map((cell, column) => cell.padEnd(widths[column] ?? 0))),
  );
  return [head, line(widths.map((width) => '-'.repeat(width))), ...body].join('\n');
}

function comment(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (longer.length < COMMENT_WIDTH) lines[lines.length - 1] = longer;
    else lines.push(` ${word}`);
  }
  return lines.map((line) => `#${line}`).join('\n');
}
