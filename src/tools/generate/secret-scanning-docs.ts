import { apiKeyPattern } from '@latchkey/sdk/api-key-format';
import { replaceGenerated } from './generated-part.js';

/** The parts of `docs/secret-scanning.md` generated from the key format. */

const DEFAULT_PREFIX = 'lk';
const SOURCE = 'packages/sdk/src/api-key-format.ts';

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
export const renderSecretScanningPage = (page: string): string => replaceGenerated(page, SOURCE, [rules]);
