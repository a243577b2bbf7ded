import { availableParallelism } from 'node:os';

/** TypeScript is stripped by SWC; types are checked by `npm run typecheck`. */
const typescript = {
  swcrc: false,
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
  module: { type: 'es6' },
};

const project = {
  injectGlobals: false,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  // A relative import names the .js file that TypeScript will write; the tests read the source.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // 'js' comes first, so that the mapping above does not pick the TypeScript sources that some packages ship.
  moduleFileExtensions: ['js', 'cjs', 'mjs', 'ts', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: { '^.+\\.ts$': ['@swc/jest', typescript] },
  restoreMocks: true,
};

// Jest runs a set-up file once for all the projects that name it, and not at all for unit tests alone.
const withDatabase = {
  globalSetup: '<rootDir>/test/support/global-setup.js',
  globalTeardown: '<rootDir>/test/support/global-teardown.js',
};

export default {
  // One more than processors, because tests also wait: on two, they use 61 % of them with two workers.
  maxWorkers: availableParallelism() + 1,
  // Jest reads this here alone: in a project it is accepted and ignored.
  // What hangs has a deadline of its own, below this one, and says what it waited for: this is for slow machines.
  testTimeout: 600_000,
  watchman: false,
  testSequencer: '<rootDir>/test/support/slow-first-sequencer.js',
  reporters: ['default', '<rootDir>/test/support/jest-reporter.js'],
  projects: [
    {
      ...project,
      displayName: 'unit',
      testMatch: ['<rootDir>/{src,packages,web}/**/*.spec.ts'],
      // Unit tests need no build.
      moduleNameMapper: {
        '^virtual:declarations$': '<rootDir>/web/declarations.js',
        '^@latchkey/sdk$': '<rootDir>/packages/sdk/src/index',
        '^@latchkey/sdk/(.*)$': '<rootDir>/packages/sdk/src/$1',
        '^@latchkey/verifier/(.*)$': '<rootDir>/packages/verifier/src/$1',
        ...project.moduleNameMapper,
      },
    },
    {
      ...project,
      ...withDatabase,
      displayName: 'api',
      testMatch: ['<rootDir>/test/api/**/*.spec.ts'],
    },
    {
      ...project,
      ...withDatabase,
      displayName: 'system',
      testMatch: ['<rootDir>/test/{system,cli}/**/*.spec.ts'],
    },
  ],
};
