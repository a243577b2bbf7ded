import { closeSync, openSync, readSync } from 'node:fs';
import { reasonOf } from '../reason-of.js';
import { KeyFinder } from './key-finder.js';
import { type Finding, TextScanner } from './text-scanner.js';

const READ_BYTES = 1 << 18;

interface FileFinding extends Finding {
  file: string;
}

export interface ScanResult {
  findings: FileFinding[];
  unreadable: { file: string; reason: string }[];
  /** Files that were read. Binary files count, although only their start is read. */
  files: number;
  bytes: number;
}

export const nothingScanned = (): ScanResult => ({ findings: [], unreadable: [], files: 0, bytes: 0 });

export function addResult(total: ScanResult, more: ScanResult): void {
  total.findings.push(...more.findings);
  total.unreadable.push(...more.unreadable);
  total.files += more.files;
  total.bytes += more.bytes;
}

/** Scans regular files synchronously, which is several times faster than promises for many small files. */
export class FilesScanner {
  private readonly scanner: TextScanner;
  private readonly buffer = Buffer.allocUnsafe(READ_BYTES);

  constructor(prefixes: readonly string[]) {
    this.scanner = new TextScanner(new KeyFinder(prefixes));
  }

  scan(files: readonly string[]): ScanResult {
    const result = nothingScanned();
    for (const file of files) {
      try {
        this.scanFile(file, result);
      } catch (error) {
        result.unreadable.push({ file, reason: reasonOf(error) });
      }
    }
    return result;
  }

  private scanFile(file: string, result: ScanResult): void {
    const descriptor = openSync(file, 'r');
    try {
      result.bytes += this.read(descriptor, { countLines: false });
      result.files += 1;
      if (this.scanner.end().length === 0) return;
      // Only the few files that hold a key are read again, for the line numbers.
      this.read(descriptor, { countLines: true });
      for (const finding of this.scanner.end()) result.findings.push({ file, ...finding });
    } finally {
      closeSync(descriptor);
    }
  }

  /** @returns the size of the file, or how much of a binary file was read */
  private read(descriptor: number, options: { countLines: boolean }): number {
    this.scanner.begin(options);
    let position = 0;
    for (;;) {
      const length = readSync(descriptor, this.buffer, 0, READ_BYTES, position);
      position += length;
      const content = this.scanner.push(this.buffer.subarray(0, length));
      // A partly filled buffer means the end of the file.
      if (content === 'binary' || length < READ_BYTES) return position;
    }
  }
}
