import { randomUUID } from 'node:crypto';
import { changeByHand } from './by-hand.js';
import type { TestDatabase } from './database.js';

/** Gives a workspace an identity provider that does not exist, and that nobody can sign in with. */
export async function insertProvider(
  database: TestDatabase,
  workspaceId: string,
  { enforced }: { enforced: boolean },
): Promise<void> {
  await changeByHand(
    database,
    `INSERT INTO workspace_identity_providers
       (id, workspace_id, name, issuer, client_id, sealed_client_secret, enforced_at)
     VALUES ('${randomUUID()}', '${workspaceId}', 'Acme', 'https://id.acme.invalid', 'latchkey', 'v1.x',
       ${enforced ? 'clock_timestamp()' : 'NULL'})`,
  );
}
