import { apiKeyPattern } from '@latchkey/sdk/api-key-format';

/** The parts of `docs/secret-scanning.md` generated from the key format. */

const DEFAULT_PREFIX = 'lk';
const MARKER_BEGIN = '<!-- Generated from packages/sdk/src/api-key-format.ts by `npm run docs`. -->';
const MARKER_END = '<!-- End of what is generated. -->';

const expression = apiKeyPattern(DEFAULT_PREFIX);

const rules = `## Regular expression

\`\`\`text
${expression}
\`\`\`

If \`API_KEY_PREFIX\` is not \`${DEFAULT_PREFIX}\`, replace the prefix here and in the rule below.

## gitleaks

\`\`\`toml
# .gitleaks.toml
[extend]
useDefault = true

[[rules]]
id = "latchkey-api-key"
description = "An API key of Latchkey"
regex = '''${expression}'''
keywords = ["${DEFAULT_PREFIX}_"]
\`\`\``;

/** Replaces the expression and the rule between the markers of `page`. */
export function renderSecretScanningPage(page: string): string {
  const begin = page.indexOf(MARKER_BEGIN);
  const end = page.indexOf(MARKER_END);
  if (begin < 0 || end < begin) throw new Error('The page lacks the markers for the generated rules');
  return `${page.slice(0, begin)}${[MARKER_BEGIN, rules, MARKER_END].join('\n\n')}${page.slice(end + MARKER_END.length)}`;
}
