/** What `global-setup.js` has prepared for this run; read lazily, because tests are also listed without a run. */
export const testRun = {
  /** Holds all files of the run; removed at its end. */
  get directory() {
    return required('TEST_RUN_DIRECTORY');
  },
  /** With the application's role. Nothing is tested in this database: tests use clones of the template. */
  get databaseUrl() {
    return required('TEST_RUN_DATABASE_URL');
  },
  /** The same database as the superuser. */
  get superuserUrl() {
    return required('TEST_RUN_SUPERUSER_URL');
  },
  /** The secrets of every server of the run: two servers on one database are two instances of one system. */
  get secrets() {
    return { JWT_SECRET: required('TEST_RUN_JWT_SECRET'), MASTER_KEY: required('TEST_RUN_MASTER_KEY') };
  },
};

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is not set: global-setup.js has not run for this project.`);
  return value;
}
