import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CliError } from '../cli-error.js';
import { git, topDirectory } from './git.js';
import { KeyFinder } from './key-finder.js';
import { nothingScanned, type ScanResult } from './scan-files.js';
import { type Content, TextScanner } from './text-scanner.js';

const NEWLINE = 0x0a;
const SUBMODULE_MODE = '160000';

interface StagedFile {
  file: string;
  blob: string;
}

/** Scans the changes staged for the next commit, from the index and not from the disk. */
export async function scanStaged(prefixes: readonly string[]): Promise<ScanResult> {
  // Fails outside a repository, where git diff compares files and has no --cached.
  const top = await topDirectory();
  // The whole repository, from any directory. Unmerged files are in no commit yet.
  const difference = ['diff', '--cached', '--raw', '-z', '--no-abbrev', '--no-renames', '--diff-filter=du'];
  const files = parseRawDifference(await git(['-c', 'diff.relative=false', ...difference]), top);
  const result = nothingScanned();
  if (files.length === 0) return result;
  const scanner = new TextScanner(new KeyFinder(prefixes));
  const reader = new BlobReader(files, scanner, result);
  const child = spawn('git', ['cat-file', '--batch', '--buffer'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const closed = once(child, 'close');
  // If git ends early, its exit code says so.
  child.stdin.on('error', () => undefined);
  child.stdin.end(files.map(({ blob }) => `${blob}\n`).join(''));
  for await (const chunk of child.stdout) reader.push(chunk as Buffer);
  const [exitCode] = (await closed) as [number | null];
  if (exitCode !== 0 || !reader.isComplete)
    throw new CliError('git cat-file failed: the index cannot be read.');
  return result;
}

/** `:<mode> <mode> <blob> <blob> <status>\0<path>\0`, repeated. */
function parseRawDifference(text: string, top: string): StagedFile[] {
  const fields = text.split('\0');
  const files: StagedFile[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [, mode, , blob] = (fields[index] ?? '').split(' ');
    const file = fields[index + 1];
    if (mode !== SUBMODULE_MODE && blob && file) files.push({ file: join(top, file), blob });
  }
  return files;
}

/** Parses the output of `git cat-file --batch`: `<blob> blob <size>\n<content>\n` for each file. */
class BlobReader {
  private header = '';
  private index = -1;
  /** Bytes of content left, plus one for the newline after it. With 0, a header is next. */
  private left = 0;
  private content: Content = 'text';

  constructor(
    private readonly files: readonly StagedFile[],
    private readonly scanner: TextScanner,
    private readonly result: ScanResult,
  ) {}

  get isComplete(): boolean {
    return this.index === this.files.length - 1 && this.left === 0;
  }

  push(chunk: Buffer): void {
    for (let offset = 0; offset < chunk.length;) {
      offset += this.left === 0 ? this.readHeader(chunk, offset) : this.readContent(chunk, offset);
    }
  }

  private readHeader(chunk: Buffer, offset: number): number {
    const newline = chunk.indexOf(NEWLINE, offset);
    const end = newline < 0 ? chunk.length : newline;
    this.header += chunk.toString('latin1', offset, end);
    if (newline < 0) return end - offset;
    const size = Number(this.header.split(' ')[2]);
    if (!Number.isInteger(size)) throw new CliError(`git cat-file failed: ${this.header}`);
    this.header = '';
    this.index += 1;
    this.left = size + 1;
    this.content = 'text';
    this.scanner.begin();
    return end + 1 - offset;
  }

  private readContent(chunk: Buffer, offset: number): number {
    const length = Math.min(this.left, chunk.length - offset);
    this.left -= length;
    const bytes = chunk.subarray(offset, offset + length - (this.left === 0 ? 1 : 0));
    if (this.content === 'text' && bytes.length > 0) this.content = this.scanner.push(bytes);
    this.result.bytes += bytes.length;
    if (this.left === 0) this.endFile();
    return length;
  }

  private endFile(): void {
    const file = this.files[this.index]?.file ?? '';
    this.result.files += 1;
    for (const finding of this.scanner.end()) this.result.findings.push({ file, ...finding });
  }
}
