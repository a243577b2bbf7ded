/**
 * Writes the reference in `docs/cli.md`: the `--help` text of every command. With `--print` it writes the page to
 * standard output instead, for the test that checks whether the file is up to date.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createProgram } from '../dist/program.js';

const HELP_COLUMNS = 100;
const MARKER_BEGIN = '<!-- Generated from `latchkey --help` by `npm run docs`. -->';
const MARKER_END = '<!-- End of what is generated. -->';
const file = resolve(import.meta.dirname, '../../../docs/cli.md');

const page = await readFile(file, 'utf8');
const begin = page.indexOf(MARKER_BEGIN);
const end = page.indexOf(MARKER_END);
if (begin < 0 || end < begin) throw new Error('The page lacks the markers between which the reference goes');
const reference = commandsOf(await createProgram()).map(section);
const text =
  page.slice(0, begin) +
  [MARKER_BEGIN, ...reference, MARKER_END].join('\n\n') +
  page.slice(end + MARKER_END.length);
if (process.argv.includes('--print')) process.stdout.write(text);
else await writeFile(file, text);

/** Commands that do something, in the order of the help. */
function commandsOf(command) {
  const below = command.createHelp().visibleCommands(command);
  return below
    .filter((each) => each.name() !== 'help')
    .flatMap((each) => (each.commands.length > 0 ? commandsOf(each) : [each]));
}

function section(command) {
  let help = '';
  command.configureOutput({
    writeOut: (part) => (help += part),
    getOutHelpWidth: () => HELP_COLUMNS,
    getOutHasColors: () => false,
  });
  command.outputHelp();
  return `### ${nameOf(command)}\n\n\`\`\`text\n${help.trim()}\n\`\`\``;
}

function nameOf(command) {
  return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
}
