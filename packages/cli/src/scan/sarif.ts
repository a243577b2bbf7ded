import { relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ScanResult } from './scan-files.js';

const RULE_ID = 'latchkey-api-key';

/** The report in SARIF 2.1.0 (OASIS), which code hosts show next to the code. */
export function toSarif(result: ScanResult, version: string): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'latchkey scan',
            version,
            rules: [
              {
                id: RULE_ID,
                name: 'LatchkeyApiKey',
                shortDescription: { text: 'A Latchkey API key' },
                fullDescription: {
                  text: 'The text has the format of an API key and a valid checksum, so it is not a coincidence.',
                },
                help: {
                  text: 'Revoke or rotate the key, then remove it from the file and from the history of the repository.',
                },
                defaultConfiguration: { level: 'error' },
              },
            ],
          },
        },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: result.unreadable.map(({ file, reason }) => ({
              level: 'warning',
              message: { text: `Not scanned: ${reason}` },
              locations: [{ physicalLocation: { artifactLocation: { uri: toUri(file) } } }],
            })),
          },
        ],
        results: result.findings.map(({ file, line, keyPrefix }) => ({
          ruleId: RULE_ID,
          ruleIndex: 0,
          level: 'error',
          message: { text: `API key ${keyPrefix}…` },
          locations: [
            { physicalLocation: { artifactLocation: { uri: toUri(file) }, region: { startLine: line } } },
          ],
        })),
      },
    ],
  };
}

/** Relative to the current directory if possible: code hosts resolve it against the repository. */
function toUri(file: string): string {
  const path = relative(process.cwd(), file);
  if (path.startsWith('..')) return pathToFileURL(file).href;
  return path.split(sep).map(encodeURIComponent).join('/');
}
