import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../core/config/config.js';
import { problem } from '../../core/errors/problem.js';
import type { Actor } from '../../core/principal/actor.js';
import { displayPrefix, generateApiKey } from '../../core/secrets/api-key-format.js';
import { sha256 } from '../../core/secrets/digest.js';
import { newId } from '../../core/secrets/ids.js';
import { type Change, Changes } from '../audit/changes.js';
import { operatorKeyPrefix } from './operator-key-prefix.js';

export interface OperatorKeyView {
  id: string;
  name: string;
  keyPrefix: string;
  createdAt: Date;
  revokedAt: Date | null;
}

/** Operator keys. They are created on the server, not over HTTP: see `npm run operator`. */
@Injectable()
export class OperatorKeys {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  list(): Promise<OperatorKeyView[]> {
    return this.dataSource.manager.query<OperatorKeyView[]>(
      `SELECT id, name, key_prefix AS "keyPrefix", created_at AS "createdAt", revoked_at AS "revokedAt"
       FROM operator_keys ORDER BY id`,
    );
  }

  /** @returns the key, of which only a digest is stored */
  create(actor: Actor, name: string): Promise<string> {
    return this.changes.runOnAuthority(actor, async (change) => {
      const id = newId();
      const key = generateApiKey(operatorKeyPrefix(this.config));
      await change.manager.query(
        'INSERT INTO operator_keys (id, name, key_prefix, digest) VALUES ($1, $2, $3, $4)',
        [id, name, displayPrefix(key), sha256(key)],
      );
      await change.record('operator_key.created', {
        workspaceId: null,
        targetId: id,
        details: { name, key_prefix: displayPrefix(key) },
      });
      return key;
    });
  }

  /**
   * Idempotent for a key that is already revoked.
   *
   * @throws not_found
   */
  async revoke(actor: Actor, id: string): Promise<void> {
    await this.changes.runOnAuthority(actor, async (change) => {
      if ((await revokeOperatorKey(change, id)) === undefined) {
        throw problem('not_found', { detail: `There is no operator key with the id ${id}.` });
      }
    });
  }
}

/** @returns whether it was active; undefined: it does not exist */
export async function revokeOperatorKey(change: Change, id: string): Promise<boolean | undefined> {
  const [key] = await change.manager.query<{ name: string; revokedAt: Date | null }[]>(
    'SELECT name, revoked_at AS "revokedAt" FROM operator_keys WHERE id = $1 FOR UPDATE',
    [id],
  );
  if (!key || key.revokedAt) return key && false;
  await change.manager.query('UPDATE operator_keys SET revoked_at = clock_timestamp() WHERE id = $1', [id]);
  await change.record('operator_key.revoked', {
    workspaceId: null,
    targetId: id,
    details: { name: key.name },
  });
  return true;
}
