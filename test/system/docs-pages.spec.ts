import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { register } from '../support/client.js';
import { type Block, matchesOutput, runnableBlocks } from '../support/docs/blocks.js';
import { hasPython, runBlocks } from '../support/docs/run-blocks.js';

const root = resolve(import.meta.dirname, '../..');
const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((file) => `docs/${file}`)]
  .filter((file) => file.endsWith('.md'))
  .map((page) => ({ page, blocks: runnableBlocks(readFileSync(join(root, page), 'utf8')) }))
  .filter(({ blocks }) => blocks.length > 0);

/** Pages that include a sign-up. The others continue from the quick start. */
const FROM_NOTHING = ['README.md', 'docs/quick-start.md'];

/** Provided by specs of their own. */
const OTHER_SETTINGS = ['backup', 'receiver'];

const ordinary = (blocks: readonly Block[]): Block[] =>
  blocks.filter(({ setting, language }) => setting === '' && (hasPython || language !== 'python'));

describe('The blocks of', () => {
  // Readers try webhooks on their own machine.
  const app = useServer();

  async function environmentFor(page: string): Promise<Record<string, string>> {
    if (FROM_NOTHING.includes(page)) return {};
    const account = await register(app.server);
    return {
      LATCHKEY_BASE_URL: app.server.url,
      LATCHKEY_API_KEY: account.apiKey,
      LATCHKEY_WORKSPACE_ID: account.workspace.id,
      LATCHKEY_EMAIL: account.email,
      LATCHKEY_PASSWORD: account.password,
    };
  }

  it.each(pages)(
    '$page do what the page says',
    async ({ page, blocks }) => {
      const environment = await environmentFor(page);
      await runBlocks(ordinary(blocks), { page, serverUrl: app.server.url, environment });
    },
    300_000,
  );

  if (!hasPython) it.skip('all pages in Python: python3 is not installed', () => undefined);

  it('every page is run somewhere, in every language', () => {
    const blocks = pages.flatMap((page) => page.blocks);
    expect(new Set(blocks.map(({ language }) => language))).toEqual(new Set(['bash', 'python', 'js']));
    expect(new Set(blocks.map(({ setting }) => setting))).toEqual(new Set(['', ...OTHER_SETTINGS]));
    expect(blocks.length).toBeGreaterThan(40);
  });

  it.each([
    ['bash', 'false\necho "still here"', 'ended with 1'],
    ['bash', 'false | cat', 'ended with 1'],
    ['bash', 'echo "$NOT_SET"', 'ended with'],
    ['bash', 'curl -sS --fail-with-body http://127.0.0.1:3000/api/v1/me', 'missing_credentials'],
    ['js', 'throw new Error("broken on purpose")', 'broken on purpose'],
    ['bash', 'echo other', 'instead of\nthis'],
    ['js', 'console.log("this, and more")', 'instead of\nthis'],
  ])('a page with a broken %s block fail with page and line: %s', async (language, code, message) => {
    const markdown = `# Page\n\n\`\`\`${language} run\n${code}\n\`\`\`\n\n\`\`\`text output\nthis\n\`\`\`\n`;
    const setting = { page: 'docs/broken.md', serverUrl: app.server.url, environment: {} };
    const running = runBlocks(runnableBlocks(markdown), setting);
    await expect(running).rejects.toThrow(/^docs\/broken\.md:3: /);
    await expect(running).rejects.toThrow(message);
  });

  it('one page share exported variables, in all languages, and a folder', async () => {
    const markdown = `
- A list:

  \`\`\`bash run
  export ANSWER=42
  echo "kept" > file.txt
  \`\`\`

\`\`\`js run
import { readFileSync } from 'node:fs';
console.log(process.env.ANSWER, readFileSync('file.txt', 'utf8'));
\`\`\`

\`\`\`text output
42 …
\`\`\`
`;
    const setting = { page: 'docs/shared.md', serverUrl: app.server.url, environment: {} };
    await expect(runBlocks(runnableBlocks(markdown), setting)).resolves.toBeUndefined();
  });
});

describe('The mark of a block', () => {
  it.each([
    ['```ruby run\n```', 'there is no way to run'],
    ['```bash runs\n```', 'neither run nor output'],
    ['```text output\n```', 'the output of what?'],
    ['```bash run\necho', 'does not end'],
  ])('that would be ignored is an error: %j', (markdown, message) => {
    expect(() => runnableBlocks(markdown)).toThrow(message);
  });

  it.each([
    ['a\nb\n', 'a\nb', true],
    ['{"id":"1","status":200}', '{"id":"…","status":200}', true],
    ['{"id":"1","status":201}', '{"id":"…","status":200}', false],
    ['a and more', 'a', false],
    ['more, and a', 'a', false],
    ['a.b', 'a+b', false],
  ])('output: %j is what %j says: %s', (printed, expected, verdict) => {
    expect(matchesOutput(printed, expected)).toBe(verdict);
  });
});
