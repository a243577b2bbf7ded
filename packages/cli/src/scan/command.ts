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
  $ latchkey scan                              this directory, except files that .gitignore excludes
  $ latchkey scan --staged                     the changes staged for the next commit
  $ git log -p --all | latchkey scan --stdin   the whole history
  $ latchkey scan --format sarif > keys.sarif  for a code host
  $ latchkey scan --install-hook               before every commit

Exits with 1 if keys are found. Prints the file, the line and the key_prefix, never the key.`;

export function addScanCommand(program: Command): void {
  program
    .command('scan')
    .summary('find API keys in files, offline')
    .description('Finds API keys in files by their format and checksum, offline.')
    .argument('[path...]', 'files and directories (default: the current directory)')
    .option('--staged', 'scan the changes staged for the next commit')
    .option('--stdin', 'scan standard input')
    .option(
      '--prefix <prefix>',
      "only keys with this server's API_KEY_PREFIX; repeatable (default: any)",
      addPrefix,
    )
    .addOption(
      new Option('--format <format>', 'the format of the report').choices(reportFormats).default('text'),
    )
    .option('--json', 'the same as --format json')
    .option('--no-gitignore', 'also scan files that .gitignore excludes')
    .option('--install-hook', 'add a git hook that scans every commit')
    .addHelpText('after', EXAMPLES)
    .action(scan);
}

async function scan(paths: string[], options: ScanOptions): Promise<void> {
  const modes = [paths.length > 0, options.staged, options.stdin, options.installHook].filter(Boolean);
  if (modes.length > 1) throw usageError('Use only one of: paths, --staged, --stdin, --install-hook.');
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
    throw usageError(
      `Invalid --prefix "${prefix}". Use the value of API_KEY_PREFIX on a server, such as lk.`,
    );
  return [...others, prefix];
}

// Each mode loads only its own code, because a commit waits for the hook.
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
  const said = { created: 'Created', added: 'Added the scan to', 'already there': 'The scan is already in' }[
    outcome
  ];
  process.stderr.write(
    `${said} ${relative(process.cwd(), file)}. Git now scans every commit for API keys.\n`,
  );
}

/** Paths as a user would type them in the current directory. */
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
