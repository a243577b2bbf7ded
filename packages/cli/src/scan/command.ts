import { relative } from 'node:path';
import { API_KEY_PREFIX_PATTERN } from '@latchkey/sdk/api-key-format';
import { type Command, Option } from 'commander';
import { usageError } from '../cli-error.js';
import { exitCodes } from '../exit-codes.js';
import { VERSION } from '../version.js';
import { renderReport, renderSummary, type ReportFormat, reportFormats } from './report.js';
import type { ScanResult } from './scan-files.js';

interface ScanOptions {
  staged?: boolean;
  stdin?: boolean;
  prefix?: string[];
  format: ReportFormat;
  json?: boolean;
  gitignore: boolean;
  installHook?: boolean;
}

const EXAMPLES = `
Examples:
  $ latchkey scan                              this directory, without what .gitignore excludes
  $ latchkey scan --staged                     what the next commit would add
  $ git log -p --all | latchkey scan --stdin   the whole history
  $ latchkey scan --format sarif > keys.sarif  for a code host
  $ latchkey scan --install-hook               before every commit

Exits with 1 where keys are found. Prints the file, the line and the part of the key that lists show; never the key.`;

export function addScanCommand(program: Command): void {
  program
    .command('scan')
    .summary('find API keys in files, offline')
    .description('Finds API keys in files, by their form and their checksum, without asking any server.')
    .argument('[path...]', 'files and directories (default: the current directory)')
    .option('--staged', 'scan what is staged for the next commit')
    .option('--stdin', 'scan standard input')
    .option(
      '--prefix <prefix>',
      "only keys with a server's API_KEY_PREFIX; repeatable (default: any)",
      addPrefix,
    )
    .addOption(new Option('--format <format>', 'how to report').choices(reportFormats).default('text'))
    .option('--json', 'the same as --format json')
    .option('--no-gitignore', 'scan what .gitignore excludes, too')
    .option('--install-hook', 'have git run this before every commit')
    .addHelpText('after', EXAMPLES)
    .action(scan);
}

async function scan(paths: string[], options: ScanOptions): Promise<void> {
  const modes = [paths.length > 0, options.staged, options.stdin, options.installHook].filter(Boolean);
  if (modes.length > 1) throw usageError('Give paths, --staged, --stdin or --install-hook: one of them.');
  if (options.installHook) return installAndTell();

  const started = performance.now();
  const result = await readResult(paths, options);
  showRelativePaths(result);
  sort(result);
  process.stdout.write(renderReport(result, options.json ? 'json' : options.format, VERSION));
  process.stderr.write(renderSummary(result, (performance.now() - started) / 1_000));
  process.exitCode = result.findings.length > 0 ? exitCodes.error : exitCodes.ok;
}

function addPrefix(prefix: string, others: string[] = []): string[] {
  if (!API_KEY_PREFIX_PATTERN.test(prefix))
    throw usageError(`No server has keys with the prefix "${prefix}".`);
  return [...others, prefix];
}

// What only one way of scanning needs is loaded where it is needed: a hook should not be felt.
async function readResult(paths: string[], options: ScanOptions): Promise<ScanResult> {
  const prefixes = options.prefix ?? [];
  if (options.stdin) {
    const { scanStream } = await import('./scan-stream.js');
    return scanStream(process.stdin, '(standard input)', prefixes);
  }
  if (options.staged) {
    const { scanStaged } = await import('./scan-staged.js');
    return scanStaged(prefixes);
  }
  const [{ scanPaths }, { showProgress }] = await Promise.all([
    import('./scan-paths.js'),
    import('./progress.js'),
  ]);
  const progress = showProgress();
  try {
    return await scanPaths(paths.length > 0 ? paths : ['.'], {
      prefixes,
      respectIgnored: options.gitignore,
      onProgress: progress.update,
    });
  } finally {
    progress.stop();
  }
}

async function installAndTell(): Promise<void> {
  const { installHook } = await import('./install-hook.js');
  const { file, outcome } = await installHook();
  const said = { created: 'Created', added: 'Added to', 'already there': 'Already in' }[outcome];
  process.stderr.write(
    `${said} ${relative(process.cwd(), file)}: every commit is scanned before it is made.\n`,
  );
}

/** As somebody would type them here. */
function showRelativePaths(result: ScanResult): void {
  const here = process.cwd();
  for (const item of [...result.findings, ...result.unreadable]) {
    const path = relative(here, item.file);
    if (path !== '' && !path.startsWith('..')) item.file = path;
  }
}

function sort({ findings, unreadable }: ScanResult): void {
  const byFile = (left: { file: string }, right: { file: string }): number =>
    left.file < right.file ? -1 : Number(left.file > right.file);
  findings.sort((left, right) => byFile(left, right) || left.line - right.line);
  unreadable.sort(byFile);
}
