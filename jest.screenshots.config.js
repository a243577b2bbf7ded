import configuration from './jest.config.js';

const web = configuration.projects.find(({ displayName }) => displayName === 'web');

/** Writes pictures of the dashboard's pages to `screenshots/`; `npm run screenshots`. */
export default {
  ...configuration,
  maxWorkers: 1,
  testTimeout: 300_000,
  projects: [
    { ...web, displayName: 'screenshots', testMatch: ['<rootDir>/test/web/screenshots/*.shots.ts'] },
  ],
};
