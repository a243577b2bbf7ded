import { ChangeBarrier } from '../../dist/src/core/coherence/change-barrier.js';

/** A server without acknowledgements: writers answer at once. For checking the checker. */
ChangeBarrier.prototype.wait = () => Promise.resolve();

await import('../../dist/src/main.js');
