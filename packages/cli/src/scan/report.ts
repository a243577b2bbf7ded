import picocolors from 'picocolors';
import { formatBytes } from '../format.js';
import { printable } from '../output/printable.js';
import type { ScanResult } from './scan-files.js';
import { toSarif } from './sarif.js';

export const reportFormats = ['text', 'json', 'sarif'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The report for standard output. Shows the key_prefix, never the key. */
export function renderReport(result: ScanResult, format: ReportFormat, version: string): string {
  if (format === 'json') return `${JSON.stringify(toJson(result), null, 2)}\n`;
  if (format === 'sarif') return `${JSON.stringify(toSarif(result, version), null, 2)}\n`;
  return result.findings
    .map(({ file, line, keyPrefix }) => `${printable(file)}:${line}: ${picocolors.bold(keyPrefix)}\n`)
    .join('');
}

const toJson = (result: ScanResult): object => ({
  findings: result.findings.map(({ file, line, keyPrefix }) => ({ file, line, key_prefix: keyPrefix })),
  unreadable: result.unreadable,
  files_scanned: result.files,
  bytes_scanned: result.bytes,
});

/** The summary for standard error. */
export function renderSummary(result: ScanResult, seconds: number): string {
  const { findings, files, bytes, unreadable } = result;
  const scanned = `${count(files, 'file')}, ${formatBytes(bytes)}, ${seconds.toFixed(1)} s`;
  const skipped = unreadable
    .map(({ file, reason }) => `Not scanned: ${printable(file)}: ${reason}\n`)
    .join('');
  if (findings.length === 0) return `${skipped}No keys found (${scanned}).\n`;
  return (
    `${skipped}${picocolors.red(`${count(findings.length, 'key')} found`)} (${scanned}). ` +
    `Revoke or rotate each one: "latchkey keys list" shows the key_prefix of every key.\n`
  );
}

const count = (number: number, noun: string): string =>
  `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
