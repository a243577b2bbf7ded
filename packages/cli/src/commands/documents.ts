import type { Document, DocumentFilters } from '@latchkey/sdk';
import type { Command } from 'commander';
import { confirmUnless } from '../ask.js';
import { usageError } from '../cli-error.js';
import { connect } from '../connection.js';
import {
  type Column,
  isTerminal,
  tell,
  writeFields,
  writeJson,
  writeLine,
  writeList,
} from '../output/output.js';
import { printable, printableLines } from '../output/printable.js';
import { readText } from '../read-text.js';
import {
  type CommonOptions,
  examples,
  listCommand,
  type ListOptions,
  serverCommand,
  take,
  type YesOption,
  yesOption,
} from './common.js';

const columns: Column<Document>[] = [
  { title: 'Id', value: ({ id }) => id },
  { title: 'Title', value: ({ title }) => title },
  { title: 'Version', value: ({ version }) => version },
  { title: 'Updated', value: ({ updatedAt }) => updatedAt },
];

export function addDocumentsCommand(program: Command): void {
  const documents = program.command('documents').description('Manages the documents of a workspace.');
  listCommand(documents, 'list', 'Lists documents, newest first.')
    .option('--search <words>', 'only documents that contain these words')
    .action(list);
  serverCommand(
    documents,
    'get <id>',
    'Shows a document. Prints only its body when standard output is not a terminal.',
  ).action(get);
  serverCommand(documents, 'create', 'Creates a document.')
    .requiredOption('--title <title>', 'its title')
    .option('--body <text>', 'its body (default: from --file, or standard input)')
    .option('--file <file>', 'a file that holds its body')
    .addHelpText(
      'after',
      examples(
        'latchkey documents create --title Notes --file notes.md',
        'date | latchkey documents create --title Now',
      ),
    )
    .action(create);
  serverCommand(
    documents,
    'edit <id>',
    'Opens a document in $VISUAL or $EDITOR and saves your changes.',
  ).action(edit);
  serverCommand(documents, 'delete <id>', 'Deletes a document.')
    .option(...yesOption)
    .action(remove);
}

async function list({ json, search, ...options }: ListOptions & { search?: string }): Promise<void> {
  const { client } = await connect(options);
  const filters: DocumentFilters = search ? { q: search } : {};
  await writeList(await take(client.documents.list(filters), options), columns, json);
}

async function get(id: string, { json, ...options }: CommonOptions): Promise<void> {
  const { client } = await connect(options);
  const document = await client.documents.get(id);
  if (json) return writeJson(document);
  if (!isTerminal()) return void process.stdout.write(document.body);
  writeFields(document, columns);
  writeLine(`\n${printableLines(document.body)}`);
}

interface CreateOptions extends CommonOptions {
  title: string;
  body?: string;
  file?: string;
}

async function create({ json, title, body, file, ...options }: CreateOptions): Promise<void> {
  const { client } = await connect(options);
  const content = body ?? (await readBody(file));
  const document = await client.documents.create({ title, body: content });
  if (json) writeJson(document);
  else if (isTerminal()) writeFields(document, columns);
  else writeLine(document.id);
}

async function readBody(file: string | undefined): Promise<string> {
  if (file === undefined && process.stdin.isTTY) {
    throw usageError('Use --body or --file, or pipe the body in.');
  }
  return readText(file ?? '-');
}

async function edit(id: string, { json, ...options }: CommonOptions): Promise<void> {
  const [{ client }, { editDocument }] = await Promise.all([connect(options), import('./edit-document.js')]);
  const edited = await editDocument(client, id);
  if (edited === null) return tell('Nothing was changed.');
  if (json) writeJson(edited);
  else tell(`Saved version ${edited.version} of "${printable(edited.title)}".`);
}

async function remove(id: string, { yes, ...options }: CommonOptions & YesOption): Promise<void> {
  const { client } = await connect(options);
  await confirmUnless(yes, `Delete the document ${printable(id)}? This cannot be undone.`);
  await client.documents.delete(id);
  tell(`Deleted ${printable(id)}.`);
}
