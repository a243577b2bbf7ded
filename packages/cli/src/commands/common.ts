import { InvalidArgumentError, type Command } from 'commander';
import type { List } from '@latchkey/sdk';
import { type ConnectionOptions } from '../connection.js';
import { tell } from '../output/output.js';

export interface CommonOptions extends ConnectionOptions {
  json?: boolean;
}

export interface ListOptions extends CommonOptions {
  limit: number;
}

export interface YesOption {
  yes?: boolean;
}

const LIMIT_DEFAULT = 100;

/** Adds a command that calls a server. @param usage its name and its arguments */
export function serverCommand(parent: Command, usage: string, description: string): Command {
  return parent
    .command(usage)
    .description(description)
    .option('--json', 'print the JSON of the HTTP API')
    .option('--profile <name>', 'the profile to use (default: the current one)')
    .option('--workspace <id>', 'the workspace to act in');
}

export const listCommand = (parent: Command, usage: string, description: string): Command =>
  serverCommand(parent, usage, description).option(
    '--limit <number>',
    'show at most this many; 0 shows all',
    wholeNumber,
    LIMIT_DEFAULT,
  );

export const yesOption = ['-y, --yes', 'skip the confirmation'] as const;

export function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Use a whole number, such as 50.');
  return Number(text);
}

/** The first items. Tells the user if there are more. */
export async function take<Item>(list: List<Item>, { limit }: ListOptions): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of list) {
    if (limit > 0 && items.length === limit) {
      tell(`Showing the first ${limit}. There are more: --limit 0 shows all.`);
      break;
    }
    items.push(item);
  }
  return items;
}

export const commaSeparated = (text: string): string[] => text.split(',').map((part) => part.trim());
