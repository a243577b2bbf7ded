import config from './jest.config.js';

const { projects, ...rest } = config;
const system = projects.find(({ displayName }) => displayName === 'system');

/** The long fault tests, apart from `npm test`: `npm run test:chaos`. */
export default {
  ...rest,
  projects: [{ ...system, displayName: 'chaos', testMatch: ['<rootDir>/test/chaos/**/*.spec.ts'] }],
};
