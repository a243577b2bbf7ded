import { Coherence } from '../../dist/src/core/coherence/coherence.js';

/** A server that does not check the request's authority when a change commits. For checking the checker. */
const { commit } = Coherence.prototype;
Coherence.prototype.commit = function (work, options) {
  return commit.call(this, work, { ...options, authority: null });
};

await import('../../dist/src/main.js');
