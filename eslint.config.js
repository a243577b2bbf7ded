import { existsSync, statSync } from 'node:fs';
import boundaries from 'eslint-plugin-boundaries';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const testFiles = ['test/**/*.ts', '{src,packages,web}/**/*.spec.ts'];

// ESLint replaces the options of a rule and does not merge them, so every list below is complete where it is used.

const disabledRules = {
  terms: ['eslint-disable', 'oxlint-disable'],
  location: 'anywhere',
};

const environmentIsConfiguration = {
  object: 'process',
  property: 'env',
  message: 'Only src/core/config reads the environment. Add a field to its schema.',
};

const focusedTests = {
  // `it.only`, and `test.describe.only` of Playwright.
  selector:
    "MemberExpression[property.name='only']:matches([object.name=/^(describe|it|test)$/], [object.property.name='describe'])",
  message: 'A focused test silences its neighbours.',
};

const pausedTests = {
  selector: 'CallExpression[callee.property.name=/^(pause|waitForTimeout)$/]',
  message: 'Wait for what is expected: expect(locator).toBeVisible(), expect.poll.',
};

/** Reads that look once, at a page that may still be loading. */
const LOOKS = 'allInnerTexts|allTextContents|count|evaluateAll|is(Visible|Hidden|Enabled|Disabled|Checked)';
const READS = `${LOOKS}|innerText|textContent|inputValue|getAttribute`;
const impatientReads = [
  `CallExpression[callee.name='expect'] CallExpression[callee.property.name=/^(${READS})$/]`,
  `CallExpression[callee.property.name=/^(${LOOKS})$/]:not(CallExpression[callee.property.name='poll'] *)`,
].map((selector) => ({
  selector,
  message: 'The page may still be loading: expect(locator).toHaveText(), .toHaveCount(), or expect.poll.',
}));

const circles = {
  name: '@nestjs/common',
  importNames: ['forwardRef'],
  message: 'Modules do not go in circles: move the shared part to a lower ring.',
};

const importedProcess = ['process', 'node:process'].map((name) => ({
  name,
  message: 'Use the global, so that the rule about process.env sees it.',
}));

/** Node.js 20 may collect the timeout as garbage: see `withDeadline`. */
const forgottenTimeouts = {
  selector:
    'CallExpression[callee.object.name="AbortSignal"][callee.property.name="any"] ' +
    'CallExpression[callee.object.name="AbortSignal"][callee.property.name="timeout"]',
  message: 'Nothing holds this timeout, so it may never fire: use withDeadline.',
};

const barrelFiles = {
  selector: 'ExportAllDeclaration',
  message: 'No barrel files: import from the file that has the thing.',
};

// Two letters or more, but for addresses and what is the same in every language.
const WORDS = String.raw`/^(?!\s*(https?:\S*|URL|ms)\s*$)[^]*[A-Za-z]{2}/`;
// Where a text for people may stand in JSX: alone, or as a choice.
const TEXTS = `:matches(Literal[value=${WORDS}], TemplateLiteral:has(> TemplateElement[value.raw=${WORDS}]))`;
const CHOICES = ':matches(ConditionalExpression, LogicalExpression)';
const within = (place) => [
  `${place} > ${TEXTS}`,
  `${place} > ${CHOICES} > ${TEXTS}`,
  `${place} > ${CHOICES} > ${CHOICES} > ${TEXTS}`,
];
const LABEL = 'JSXAttribute[name.name=/^(label|title|description|placeholder|aria-label|alt)$/]';
const untranslatedTexts = [
  `JSXText[value=${WORDS}]`,
  `${LABEL} > ${TEXTS}`,
  ...within(`${LABEL} > JSXExpressionContainer`),
  ...within(':matches(JSXElement, JSXFragment) > JSXExpressionContainer'),
  ...within('CallExpression[callee.name=/^toast(WithUndo)?$/]'),
].map((selector) => ({
  selector,
  message: 'Texts for people go through t(), plural() or rich(), so that every language has them.',
}));

const textsBeforeTheirLanguage = {
  selector: 'CallExpression[callee.name=/^(t|plural|rich)$/]:not(:function *)',
  message:
    'The language is loaded after the modules: keep a Message here, and pass it to t() where it is shown.',
};

const serverSources = {
  group: ['**/src/core/**', '**/src/modules/**', '**/packages/*/src/**'],
  message: 'Import @latchkey/sdk: the server is reached over HTTP alone.',
};

const transactionsOfTheirOwn = ['transaction', 'createQueryRunner'].map((name) => ({
  selector: `CallExpression[callee.property.name='${name}']`,
  message: 'Writes go through Changes.run, which commits them with their audit row and waits for coherence.',
}));

// TypeScript names a relative import by the .js file that it will become; what exists here is the .ts file.
function isSourceFile(file) {
  return [file, file.replace(/\.js$/, '.ts')].some((name) => existsSync(name) && statSync(name).isFile());
}

const folder = (type, pattern) => ({ type, pattern, partialMatch: false });

// Of core, the lowest first: each folder may import those that come before it.
const CORE_FOLDERS = [
  ...[
    'primitives',
    'secrets',
    'resource',
    'errors',
    'config',
    'principal',
    'database',
    'openapi',
    'telemetry',
  ],
  ...['logging', 'metrics', 'http', 'access', 'coherence', 'queue'],
];

const CORE = CORE_FOLDERS.map((name) => `core-${name}`);

const BELOW_TENANCY = ['users', 'owners', 'audit', 'mail', 'webhooks', 'request-limits', 'instance', ...CORE];

// The rings of the architecture: a folder may import the rings below it and nothing else.
const rings = defineConfig({
  files: ['src/**/*.ts'],
  ignores: testFiles,
  plugins: { boundaries },
  settings: {
    'import/resolver': { node: { isFile: isSourceFile } },
    'boundaries/root-path': import.meta.dirname,
    'boundaries/elements-single-match': true,
    'boundaries/elements': [
      ...CORE_FOLDERS.map((name) => folder(`core-${name}`, `src/core/${name}`)),
      folder('users', 'src/modules/users'),
      folder('owners', 'src/modules/owners'),
      folder('audit', 'src/modules/audit'),
      folder('mail', 'src/modules/mail'),
      folder('webhooks', 'src/modules/webhooks'),
      folder('request-limits', 'src/modules/request-limits'),
      folder('instance', 'src/modules/{operator,resource-servers}'),
      folder('tenancy', 'src/modules/{auth,workspaces,api-keys}'),
      folder('service-accounts', 'src/modules/service-accounts'),
      folder('access', 'src/modules/access'),
      folder('verifiers', 'src/modules/verifier-sessions'),
      folder('resource', 'src/modules/*'),
      folder('server', 'src/server'),
      folder('tools', 'src/tools'),
      folder('application', 'src'),
    ],
  },
  rules: {
    'boundaries/no-unknown-files': 'error',
    'boundaries/no-unknown-dependencies': 'error',
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        message:
          '{{from.element.path}} may not import {{to.element.path}}: see the rings in eslint.config.js.',
        policies: [
          ...CORE.map((name, index) => may(name, ...CORE.slice(0, index))),
          may('users', ...CORE),
          may('owners', ...CORE),
          may('audit', ...CORE),
          may('mail', ...CORE),
          may('webhooks', 'owners', 'audit', 'mail', ...CORE),
          may('request-limits', 'audit', 'mail', 'webhooks', ...CORE),
          may('instance', 'audit', ...CORE),
          may('tenancy', ...BELOW_TENANCY),
          may('service-accounts', 'tenancy', ...BELOW_TENANCY),
          may('access', 'service-accounts', 'tenancy', ...BELOW_TENANCY),
          may(
            'verifiers',
            'access',
            'service-accounts',
            'tenancy',
            'request-limits',
            'mail',
            'instance',
            ...CORE,
          ),
          // A resource may build on another, as an invoice is of a customer; in circles they do not go, which a
          // test watches.
          may(
            'resource',
            'resource',
            'service-accounts',
            'tenancy',
            'users',
            'audit',
            'mail',
            'webhooks',
            'request-limits',
            'instance',
            ...CORE,
          ),
          {
            from: { element: { type: ['application', 'server', 'tools'] } },
            allow: { to: { element: { type: '*' } } },
          },
        ],
      },
    ],
  },
});

function may(importer, ...imported) {
  return { from: { element: { type: importer } }, allow: { to: { element: { type: imported } } } };
}

/** The rules of this project alone. Mistakes of the language are found by oxlint, which is faster at it: .oxlintrc.json. */
export default defineConfig(
  globalIgnores(['**/dist/', '**/coverage/', '**/.data/', 'test-results/']),
  // A rule that does not fit is changed here or there, for everyone, and not switched off in a comment.
  {
    linterOptions: { noInlineConfig: true },
    rules: { 'no-warning-comments': ['error', disabledRules] },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parser: tseslint.parser },
    rules: {
      'no-restricted-imports': ['error', { paths: [circles, ...importedProcess] }],
      'no-restricted-properties': ['error', environmentIsConfiguration],
      'no-restricted-syntax': ['error', barrelFiles, forgottenTimeouts, ...transactionsOfTheirOwn],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', barrelFiles, forgottenTimeouts] },
  },
  {
    files: ['src/core/config/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: [circles] }],
      'no-restricted-properties': 'off',
    },
  },
  ...rings,
  {
    // The programs around the server speak to it through the SDK, and read their own environment.
    files: ['packages/**/*.ts', 'web/**/*.{ts,tsx}', 'examples/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [serverSources] }],
      'no-restricted-properties': 'off',
      'no-restricted-syntax': ['error', barrelFiles, forgottenTimeouts],
    },
  },
  {
    files: ['web/src/**/*.{ts,tsx}'],
    ignores: ['web/src/language/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        barrelFiles,
        forgottenTimeouts,
        textsBeforeTheirLanguage,
        ...untranslatedTexts,
      ],
    },
  },
  {
    files: testFiles,
    rules: {
      'no-restricted-properties': 'off',
      'no-restricted-syntax': ['error', barrelFiles, forgottenTimeouts, focusedTests],
    },
  },
  {
    files: ['test/web/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        barrelFiles,
        forgottenTimeouts,
        focusedTests,
        pausedTests,
        ...impatientReads,
      ],
    },
  },
);
