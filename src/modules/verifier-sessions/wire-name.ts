import { EVERY_ENTRY } from '../../core/coherence/authority-cache.js';
import { sha256 } from '../../core/secrets/digest.js';

/** 132 bits. */
const LENGTH = 22;

/**
 * How entries and servers are called on the wire: the same everywhere, and telling nothing of what a service does not know
 * already, such as ids of other tenants.
 */
export const wireName = (name: string): string =>
  name === EVERY_ENTRY ? name : sha256(name).slice(0, LENGTH);
