import config from './jest.config.js';

const { projects, ...rest } = config;
const contract = projects.find(({ displayName }) => displayName === 'contract');

/** The long fault tests, apart from `npm test`: `npm run test:chaos`. */
export default {
  ...rest,
  projects: [{ ...contract, displayName: 'chaos', testMatch: ['<rootDir>/test/chaos/**/*.spec.ts'] }],
};
