import TestSequencer from '@jest/test-sequencer';

/** The lanes by how long their files take. */
const LANES = ['system', 'api', 'unit'];

const laneOf = ({ context }) => LANES.indexOf(context.config.displayName?.name);

/**
 * Long files first, so that no worker is left with one at the end. Within a lane, Jest's order applies: by the file's
 * last duration or, if unknown as in a fresh checkout, by its size.
 */
export default class extends TestSequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => laneOf(one) - laneOf(other));
  }
}
