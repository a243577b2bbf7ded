import { defineResource } from './core/resource/define-resource.js';
import { InitialSchema1700000000000 } from './migrations/1700000000000-initial-schema.js';
import { AuthorityCoherence1700000000001 } from './migrations/1700000000001-authority-coherence.js';
import { AuthorityAtCommit1700000000060 } from './migrations/1700000000060-authority-at-commit.js';
import { LineageAndLeaving1700000000061 } from './migrations/1700000000061-lineage-and-leaving.js';
import { Quotas1700000000071 } from './migrations/1700000000071-quotas.js';
import { MassChanges1700000000091 } from './migrations/1700000000091-mass-changes.js';

/** Migrations that concern several modules at once: accounts, workspaces, keys and sessions, and what they may do. */
export const schema = defineResource({
  migrations: [
    InitialSchema1700000000000,
    AuthorityCoherence1700000000001,
    AuthorityAtCommit1700000000060,
    LineageAndLeaving1700000000061,
    Quotas1700000000071,
    MassChanges1700000000091,
  ],
});
