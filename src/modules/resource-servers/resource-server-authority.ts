import { Injectable } from '@nestjs/common';
import type { KnownRecords } from '../../core/coherence/authority-records.js';
import { Coherence } from '../../core/coherence/coherence.js';
import type { AuthorityQuery } from '../../core/coherence/confirming-server.js';
import { recordAtHand } from '../../core/coherence/decision.js';
import type { Loaded } from '../../core/coherence/record-types.js';
import type { Role } from '../../core/principal/roles.js';
import type { ResourceServerIdentity } from '../../core/principal/principal.js';

declare module '../../core/coherence/record-types.js' {
  interface RecordTypes {
    'resource-servers': ResourceServers;
    'resource-server-secret': SecretRecord;
  }
}

/** A scope of a service, and the lowest role that holds it. */
interface ResourceScope {
  scope: string;
  role: Role;
}

/** All services and their scopes; cached as `resource-servers:all`. */
export interface ResourceServers {
  /** The scopes of each service, by its name. */
  byName: ReadonlyMap<string, readonly ResourceScope[]>;
  /** The lowest role that holds a scope. */
  roles: ReadonlyMap<string, Role>;
}

/** The service that a secret belongs to; cached as `resource-server-secret:<digest>`. */
export interface SecretRecord {
  server: ResourceServerIdentity;
  /** When it stops working, by `performance.now()`; null: never. */
  endsAt: number | null;
}

export const NO_RESOURCE_SERVERS: ResourceServers = { byName: new Map(), roles: new Map() };

interface ServerRow {
  name: string;
  scope: string | null;
  role: Role | null;
}

interface SecretRow extends ResourceServerIdentity {
  msToEnd: string | null;
}

/** Reads services and their secrets for the guard, from the coherent cache. */
@Injectable()
export class ResourceServerAuthority {
  constructor(private readonly coherence: Coherence) {}

  all(known: KnownRecords): ResourceServers {
    return (
      recordAtHand(known, 'resource-servers:all', (query) => loadResourceServers(query)) ??
      NO_RESOURCE_SERVERS
    );
  }

  /** @returns undefined if there is no such secret, so that guesses cannot fill the cache */
  async ofSecret(digest: string): Promise<ResourceServerIdentity | undefined> {
    const record = this.coherence.get(`resource-server-secret:${digest}`) ?? (await this.loadSecret(digest));
    if (!record || (record.endsAt !== null && record.endsAt <= performance.now())) return undefined;
    return record.server;
  }

  private loadSecret(digest: string): Promise<Loaded<SecretRecord>> {
    return this.coherence.read(`resource-server-secret:${digest}`, async (query) => {
      // Measured before the query, so that the secret stops a round trip too early rather than too late.
      const askedAt = performance.now();
      const [row] = await query<SecretRow>(
        `SELECT s.id, s.name, extract(epoch FROM x.ends_at - clock_timestamp()) * 1000 AS "msToEnd"
         FROM resource_server_secrets x JOIN resource_servers s ON s.id = x.resource_server_id WHERE x.digest = $1`,
        [digest],
      );
      return (
        row && {
          server: { id: row.id, name: row.name },
          endsAt: row.msToEnd === null ? null : askedAt + Number(row.msToEnd),
        }
      );
    });
  }
}

/** @param only the name of the only one wanted; undefined: all */
export async function loadResourceServers(query: AuthorityQuery, only?: string): Promise<ResourceServers> {
  const rows = await query<ServerRow>(
    `SELECT s.name, c.scope, c.role FROM resource_servers s
     LEFT JOIN resource_server_scopes c ON c.resource_server_id = s.id
     WHERE $1::text IS NULL OR s.name = $1 ORDER BY s.name, c.position`,
    [only ?? null],
  );
  const byName = new Map<string, ResourceScope[]>();
  const roles = new Map<string, Role>();
  for (const { name, scope, role } of rows) {
    const scopes = byName.get(name) ?? [];
    byName.set(name, scopes);
    if (scope === null || role === null) continue;
    scopes.push({ scope, role });
    roles.set(scope, role);
  }
  return { byName, roles };
}
