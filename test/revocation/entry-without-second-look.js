import { Coherence } from '../../dist/src/core/coherence/coherence.js';

/** The server with no look at the request's authority when a change commits. For checking the checker. */
const { commit } = Coherence.prototype;
Coherence.prototype.commit = function (work, options) {
  return commit.call(this, work, { ...options, authority: null });
};

await import('../../dist/src/main.js');
