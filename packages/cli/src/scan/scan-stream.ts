import type { Readable } from 'node:stream';
import { KeyFinder } from './key-finder.js';
import { nothingScanned, type ScanResult } from './scan-files.js';
import { TextScanner } from './text-scanner.js';

/** Scans a stream of text or binary data. @param name the file name to report */
export async function scanStream(
  input: Readable,
  name: string,
  prefixes: readonly string[],
): Promise<ScanResult> {
  const scanner = new TextScanner(new KeyFinder(prefixes));
  const result = nothingScanned();
  scanner.begin({ acceptBinary: true });
  for await (const chunk of input) {
    const bytes = chunk as Buffer;
    result.bytes += bytes.length;
    scanner.push(bytes);
  }
  result.files = 1;
  result.findings = scanner.end().map((finding) => ({ file: name, ...finding }));
  return result;
}
