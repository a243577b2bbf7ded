import { EVERY_ENTRY } from '../../core/coherence/authority-cache.js';
import { sha256 } from '../../core/secrets/digest.js';

/** 132 bits. */
const LENGTH = 22;

/**
 * The name of an entry or server in the protocol: the same everywhere, and revealing nothing that a service does not
 * already know, such as ids of other tenants.
 */
export const wireName = (name: string): string =>
  name === EVERY_ENTRY ? name : sha256(name).slice(0, LENGTH);
