import { TestEnvironment } from 'jest-environment-node';

/** Node.js, where the hooks of a test can tell whether it has failed: Jest itself does not say. */
export default class extends TestEnvironment {
  handleTestEvent({ name }) {
    if (name === 'test_start') this.global.testHasFailed = false;
    if (name === 'test_fn_failure') this.global.testHasFailed = true;
  }
}
