import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../core/config/config.js';
import { problem } from '../../core/errors/problem.js';
import type { Actor } from '../../core/principal/actor.js';
import type { Role } from '../../core/principal/roles.js';
import { generateApiKey } from '../../core/secrets/api-key-format.js';
import { sha256 } from '../../core/secrets/digest.js';
import { newId } from '../../core/secrets/ids.js';
import { type Change, Changes } from '../audit/changes.js';
import { endSecrets, removeResourceServer, removeScopes } from './resource-server-endings.js';
import { ScopeHolders } from './scope-holders.js';
import { resourceServerSecretPrefix } from './secret-prefix.js';
import type {
  CreateResourceServerBody,
  IssuedResourceServerResponse,
  OfferedScopesResponse,
  PutScopesBody,
  ResourceServerResponse,
  UpdateResourceServerBody,
} from './resource-server.schemas.js';

/** All of them are a single cached record. */
const RESOURCE_SERVERS_MAX = 200;

interface Row {
  id: string;
  name: string;
  title: string;
  createdAt: Date;
  updatedAt: Date;
  scopes: { scope: string; role: Role; title: string; description: string }[];
}

const SELECT = `SELECT s.id, s.name, s.title, s.created_at AS "createdAt", s.updated_at AS "updatedAt",
    coalesce((SELECT jsonb_agg(
      jsonb_build_object('scope', c.scope, 'role', c.role, 'title', c.title, 'description', c.description)
      ORDER BY c.position) FROM resource_server_scopes c WHERE c.resource_server_id = s.id), '[]') AS scopes
  FROM resource_servers s`;

/** Separate services: their secrets, and the scopes that keys may have for them. */
@Injectable()
export class ResourceServersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly holders: ScopeHolders,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(): Promise<ResourceServerResponse[]> {
    const rows = await this.dataSource.manager.query<Row[]>(`${SELECT} ORDER BY s.name`);
    return rows.map(toResponse);
  }

  /** The scopes offered in the form for a key. */
  async offered(): Promise<OfferedScopesResponse> {
    const servers = await this.list();
    return servers
      .filter(({ scopes }) => scopes.length > 0)
      .map(({ name, title, scopes }) => ({ name, title, scopes }));
  }

  async get(id: string): Promise<ResourceServerResponse> {
    return toResponse(await find(this.dataSource.manager, id));
  }

  /** @throws conflict if the name is taken */
  create(actor: Actor, body: CreateResourceServerBody): Promise<IssuedResourceServerResponse> {
    return this.changes.runOnAuthority(actor, async (change) => {
      const { manager } = change;
      await refuseTooMany(manager);
      const id = newId();
      const inserted = await manager.query<unknown[]>(
        'INSERT INTO resource_servers (id, name, title) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING RETURNING id',
        [id, body.name, body.title],
      );
      if (inserted.length === 0) {
        throw problem('conflict', { detail: `There is a resource server called "${body.name}" already.` });
      }
      const secret = await this.addSecret(manager, id);
      await record(change, 'resource_server.created', id, { name: body.name, title: body.title });
      return { ...toResponse(await find(manager, id)), secret };
    });
  }

  update(actor: Actor, id: string, { title }: UpdateResourceServerBody): Promise<ResourceServerResponse> {
    return this.changes.run(actor, async (change) => {
      const before = await lock(change.manager, id);
      await change.manager.query(
        'UPDATE resource_servers SET title = $2, updated_at = clock_timestamp() WHERE id = $1',
        [id, title],
      );
      await record(change, 'resource_server.updated', id, { title: { from: before.title, to: title } });
      return toResponse(await find(change.manager, id));
    });
  }

  /** Its scopes end for every key, and its secrets at once. */
  async delete(actor: Actor, id: string): Promise<void> {
    await this.changes.runOnAuthority(actor, async (change) => {
      if (!(await removeResourceServer(change, this.holders, id))) throw problem('not_found');
    });
  }

  rotateSecret(actor: Actor, id: string, overlapSeconds: number): Promise<IssuedResourceServerResponse> {
    return this.changes.runOnAuthority(actor, async (change) => {
      const { manager } = change;
      await lock(manager, id);
      await endSecrets(manager, id, overlapSeconds);
      const secret = await this.addSecret(manager, id);
      await record(change, 'resource_server.secret_rotated', id, { overlap_seconds: overlapSeconds });
      return { ...toResponse(await find(manager, id)), secret };
    });
  }

  /**
   * Replaces the whole list. A scope that is no longer in it ends for every key: if it returns, only keys that are
   * granted it again have it.
   *
   * @throws conflict for a scope of another resource server
   */
  putScopes(actor: Actor, id: string, scopes: PutScopesBody): Promise<ResourceServerResponse> {
    return this.changes.runOnAuthority(actor, async (change) => {
      const { manager } = change;
      const before = await lock(manager, id);
      const names = scopes.map(({ scope }) => scope);
      await refuseScopesOfOthers(manager, id, names);
      const removed = before.scopes.map(({ scope }) => scope).filter((scope) => !names.includes(scope));
      const keys = await removeScopes(manager, this.holders, id, removed);
      await manager.query(
        `INSERT INTO resource_server_scopes (scope, resource_server_id, role, title, description, position)
         SELECT s.scope, $1, s.role::workspace_role, s.title, s.description, s.position
         FROM jsonb_to_recordset($2) AS s (scope text, role text, title text, description text, position integer)
         ON CONFLICT (scope) DO UPDATE
         SET role = excluded.role, title = excluded.title, description = excluded.description, position = excluded.position`,
        [id, JSON.stringify(scopes.map((scope, position) => ({ ...scope, position })))],
      );
      await manager.query('UPDATE resource_servers SET updated_at = clock_timestamp() WHERE id = $1', [id]);
      await record(change, 'resource_server.scopes_changed', id, {
        name: before.name,
        added: names.filter((name) => !before.scopes.some(({ scope }) => scope === name)),
        removed,
        keys_narrowed: keys,
      });
      return toResponse(await find(manager, id));
    });
  }

  private async addSecret(manager: EntityManager, id: string): Promise<string> {
    const secret = generateApiKey(resourceServerSecretPrefix(this.config));
    await manager.query(
      'INSERT INTO resource_server_secrets (id, resource_server_id, digest) VALUES ($1, $2, $3)',
      [newId(), id, sha256(secret)],
    );
    return secret;
  }
}

async function refuseTooMany(manager: EntityManager): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtext('latchkey.resource_servers'))`);
  const [row] = await manager.query<{ count: string }[]>('SELECT count(*) AS count FROM resource_servers');
  if (Number(row?.count) >= RESOURCE_SERVERS_MAX) {
    throw problem('conflict', { detail: `There can be at most ${RESOURCE_SERVERS_MAX} resource servers.` });
  }
}

async function refuseScopesOfOthers(manager: EntityManager, id: string, names: string[]): Promise<void> {
  // One list at a time, so that two services cannot take the same name at once.
  await manager.query(`SELECT pg_advisory_xact_lock(hashtext('latchkey.resource_servers'))`);
  const taken = await manager.query<{ scope: string; name: string }[]>(
    `SELECT c.scope, s.name FROM resource_server_scopes c JOIN resource_servers s ON s.id = c.resource_server_id
     WHERE c.scope = ANY ($2) AND c.resource_server_id <> $1 ORDER BY c.scope`,
    [id, names],
  );
  const [first] = taken;
  if (!first) return;
  throw problem('conflict', {
    detail: `The scope "${first.scope}" belongs to the resource server "${first.name}". Scopes are unique over the instance.`,
    extensions: { taken_scopes: taken.map(({ scope }) => scope) },
  });
}

async function find(manager: EntityManager, id: string): Promise<Row> {
  const [row] = await manager.query<Row[]>(`${SELECT} WHERE s.id = $1`, [id]);
  if (!row) throw problem('not_found');
  return row;
}

async function lock(manager: EntityManager, id: string): Promise<Row> {
  await manager.query('SELECT FROM resource_servers WHERE id = $1 FOR UPDATE', [id]);
  return find(manager, id);
}

const record = (
  change: Change,
  action: Parameters<Change['record']>[0],
  id: string,
  details: Record<string, unknown>,
): Promise<void> => change.record(action, { workspaceId: null, targetId: id, details });

const toResponse = (row: Row): ResourceServerResponse => ({
  id: row.id,
  name: row.name,
  title: row.title,
  scopes: row.scopes,
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
});
