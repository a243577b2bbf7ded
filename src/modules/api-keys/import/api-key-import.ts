import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { refuseOverQuota } from '../../../core/database/quota.js';
import { Problem, problem } from '../../../core/errors/problem.js';
import type { Actor } from '../../../core/principal/actor.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { mayBeginKey } from '../../../core/principal/accepted-keys.js';
import { newId } from '../../../core/secrets/ids.js';
import { KeyRing } from '../../../core/secrets/key-ring.js';
import { type Change, Changes } from '../../audit/changes.js';
import type { RequestLimitBounds } from '../../../core/primitives/request-limits.js';
import { refuseAboveCeilings } from '../../request-limits/request-limit.schemas.js';
import { loadCeilings } from '../../request-limits/workspace-ceilings.js';
import { lockInheritedScopes, refuseUnusableScopes } from '../../resource-servers/usable-scopes.js';
import { checkExpiry, KEYS_IN_USE } from '../api-key-changes.js';
import type { ImportApiKeysBody, ImportedKey, ImportedKeysResponse } from './api-key-import.schemas.js';
import { newSigningSecret } from '../../webhooks/endpoints/endpoint-secret.js';
import { type ApiKeyLimits, inheritedCount } from '../api-key-limits.js';
import { type FutureOwner, futureOwner } from '../api-key-owner.js';
import { loadKeyPolicy, refuseBreaking } from '../policy/key-policy.js';
import { limitsOf, refuseScopesBeyondOwn, refuseWider } from '../api-key-never-wider.js';
import { apiKeyRequestLimits } from '../api-keys.variables.js';

/** A key with its index in the request, for errors. */
interface Item {
  index: number;
  key: ImportedKey;
  limits: ApiKeyLimits;
  owner: FutureOwner;
}

/**
 * Imports keys that were created elsewhere, by their digests: they continue to work unchanged. A request imports all of
 * its keys or none, so that a failed request can be retried, and so can one whose answer was lost: a known digest stays
 * as it is.
 */
@Injectable()
export class ApiKeyImport {
  constructor(
    private readonly changes: Changes,
    private readonly keyRing: KeyRing,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  run(
    actor: Actor,
    principal: WorkspacePrincipal,
    { keys }: ImportApiKeysBody,
  ): Promise<ImportedKeysResponse> {
    this.refuseUnknownForms(keys);
    return this.changes.run(actor, async (change) => {
      const { manager } = change;
      await change.lockWorkspaceShared(principal.workspaceId);
      const known = await knownDigests(manager, keys);
      await refuseOverQuota(manager, {
        code: 'api_key_limit',
        limit: this.config.limits.API_KEYS_PER_WORKSPACE,
        holder: principal.workspaceId,
        counted: KEYS_IN_USE,
        added: keys.length - known.size,
      });
      const limits = await limitsOf(manager, principal);
      const own = { ...limits, scopes: await lockInheritedScopes(manager, limits.scopes) };
      const owners = await ownersOf(manager, principal, keys);
      const items = keys
        .map((key, index): Item => ({
          index,
          key,
          limits: limitsFor(key, own),
          owner: owners.get(key.service_account_id) as FutureOwner,
        }))
        .filter(({ key }) => !known.has(key.sha256));
      await refuseWhatIsTooWide(manager, principal, items, own, apiKeyRequestLimits(this.config));
      const inserted = await this.insert(change, principal, items);
      await refuseKeysOfOthers(manager, principal, keys);
      return {
        imported: inserted.size,
        known: keys.flatMap(({ sha256 }, index) => (inserted.has(sha256) ? [] : [index])),
      };
    });
  }

  /** Otherwise a key that no request can present would be stored, and never work. */
  private refuseUnknownForms(keys: readonly ImportedKey[]): void {
    const errors = keys.flatMap(({ key_prefix: prefix }, index) =>
      mayBeginKey(prefix, this.config)
        ? []
        : [
            {
              field: `keys.${index}.key_prefix`,
              message: `"${prefix}" begins like no key that this server accepts; its operator can add the form to API_KEY_ACCEPTED_PATTERNS`,
            },
          ],
    );
    if (errors.length > 0) throw problem('validation_failed', { errors });
  }

  /** @returns the digests that did not exist yet, not even since they were looked up */
  private async insert(
    change: Change,
    { workspaceId }: WorkspacePrincipal,
    items: readonly Item[],
  ): Promise<Set<string>> {
    const rows = items.map(({ key, limits, owner }) => {
      const id = newId();
      return {
        id,
        created_by: owner.createdBy,
        made_by: owner.madeBy,
        name: key.name,
        key_prefix: key.key_prefix,
        digest: key.sha256,
        // Nobody is shown this secret: to receive webhooks, the key has to be rotated.
        sealed_signing_secret: this.keyRing.seal(newSigningSecret(), `api_key:${id}`),
        description: key.description ?? null,
        metadata: key.metadata ?? null,
        scopes: limits.scopes,
        allowed_ips: limits.allowedIps,
        allowlist_mode: limits.allowlistMode,
        canary: key.canary,
        expires_at: limits.expiresAt,
        limits: limits.limits,
        limits_counted_as: limits.limitsCountedAs,
      };
    });
    const inserted = await change.manager.query<{ digest: string }[]>(
      `INSERT INTO api_keys (id, workspace_id, created_by, made_by, created_by_key, name, key_prefix, digest, sealed_signing_secret,
         description, metadata, scopes, allowed_ips, allowlist_mode, expires_at, limits, limits_counted_as, canary, disabled_at)
       SELECT k.id, $1, k.created_by, k.made_by, $2, k.name, k.key_prefix, k.digest, k.sealed_signing_secret,
         k.description, k.metadata, k.scopes, k.allowed_ips, k.allowlist_mode, k.expires_at, nullif(k.limits, 'null'), k.limits_counted_as,
         k.canary, CASE WHEN k.canary THEN clock_timestamp() END
       FROM jsonb_to_recordset($3) AS k (id uuid, created_by uuid, made_by uuid, name text, key_prefix text, digest text,
         sealed_signing_secret text, description text, metadata jsonb, scopes text[], allowed_ips text[], allowlist_mode text, canary boolean, expires_at timestamptz,
         limits jsonb, limits_counted_as uuid)
       ON CONFLICT (digest) DO NOTHING RETURNING digest`,
      [workspaceId, change.actor.apiKeyId, JSON.stringify(rows)],
    );
    const digests = new Set(inserted.map(({ digest }) => digest));
    await change.recordAll(
      'api_key.imported',
      rows
        .filter(({ digest }) => digests.has(digest))
        .map(
          ({
            id,
            name,
            key_prefix,
            scopes,
            allowed_ips,
            allowlist_mode,
            canary,
            expires_at,
            limits,
            created_by,
            made_by,
          }) => ({
            workspaceId,
            targetType: 'api_key',
            targetId: id,
            details: {
              name,
              key_prefix,
              scopes,
              allowed_ips,
              expires_at,
              ...(allowlist_mode === 'observe' ? { allowlist_mode } : {}),
              ...(canary ? { canary } : {}),
              ...(limits ? { limits } : {}),
              ...(made_by === null ? {} : { service_account_id: created_by }),
            },
          }),
        ),
    );
    return digests;
  }
}

/**
 * Looks up each owner once.
 *
 * @returns owners by the id in the request; undefined: the caller
 */
async function ownersOf(
  manager: EntityManager,
  principal: WorkspacePrincipal,
  keys: readonly ImportedKey[],
): Promise<Map<string | undefined, FutureOwner>> {
  const owners = new Map<string | undefined, FutureOwner>();
  for (const [index, { service_account_id: id }] of keys.entries()) {
    if (owners.has(id)) continue;
    owners.set(id, await futureOwner(manager, principal, id, `keys.${index}.service_account_id`));
  }
  return owners;
}

/**
 * Whoever imports a key believes that it acts in their workspace from now on, and would send their data elsewhere. It says
 * no more about a key than that it exists, to somebody who knows its digest.
 */
async function refuseKeysOfOthers(
  manager: EntityManager,
  { workspaceId }: WorkspacePrincipal,
  keys: readonly ImportedKey[],
): Promise<void> {
  const rows = await manager.query<{ digest: string }[]>(
    'SELECT digest FROM api_keys WHERE digest = ANY ($1) AND workspace_id <> $2',
    [keys.map(({ sha256 }) => sha256), workspaceId],
  );
  if (rows.length === 0) return;
  const ofOthers = new Set(rows.map(({ digest }) => digest));
  throw problem('validation_failed', {
    errors: keys.flatMap(({ sha256 }, index) =>
      ofOthers.has(sha256)
        ? [
            {
              field: `keys.${index}.sha256`,
              message:
                'belongs to a key of another workspace, where it keeps acting: replace it with a new key',
            },
          ]
        : [],
    ),
  });
}

/** In any workspace: a digest stands for one key. */
async function knownDigests(manager: EntityManager, keys: readonly ImportedKey[]): Promise<Set<string>> {
  const rows = await manager.query<{ digest: string }[]>(
    'SELECT digest FROM api_keys WHERE digest = ANY ($1)',
    [keys.map(({ sha256 }) => sha256)],
  );
  return new Set(rows.map(({ digest }) => digest));
}

/** As for a created key: omitted limits are inherited from the importing key. */
const limitsFor = (key: ImportedKey, own: ApiKeyLimits): ApiKeyLimits => ({
  scopes: key.scopes === undefined ? own.scopes : key.scopes,
  allowedIps: key.allowed_ips === undefined ? own.allowedIps : key.allowed_ips,
  allowlistMode: key.allowlist_mode ?? own.allowlistMode,
  expiresAt: key.expires_at === undefined ? own.expiresAt : key.expires_at,
  limits: key.limits === undefined ? own.limits : key.limits,
  limitsCountedAs: inheritedCount(own),
});

/** Applies the rules for created keys, with one query per list of scopes and one each for the first and last expiry. */
async function refuseWhatIsTooWide(
  manager: EntityManager,
  principal: WorkspacePrincipal,
  items: readonly Item[],
  own: ApiKeyLimits,
  bounds: RequestLimitBounds,
): Promise<void> {
  const byScopes = new Map(
    items.toReversed().map((item) => [JSON.stringify([item.key.scopes, item.owner.role]), item]),
  );
  for (const { index, key, owner } of byScopes.values()) {
    await ofItem(index, () => refuseUnusableScopes(manager, key.scopes, owner.role));
  }
  const ofWorkspace = await loadCeilings(manager, principal.workspaceId);
  for (const { index, key, limits } of items) {
    await ofItem(index, () => {
      refuseScopesBeyondOwn(key.scopes, principal);
      refuseWider(limits, own);
      refuseAboveCeilings(key.limits, bounds, ofWorkspace);
    });
  }
  const byExpiry = items
    .filter(({ key }) => key.expires_at)
    .sort((a, b) => Number(a.key.expires_at) - Number(b.key.expires_at));
  for (const item of [byExpiry[0], byExpiry.at(-1)]) {
    if (item) await ofItem(item.index, async () => void (await checkExpiry(manager, item.key.expires_at, 0)));
  }
  const policy = await loadKeyPolicy(manager, principal.workspaceId);
  const now = await checkExpiry(manager, null, 0);
  for (const { index, limits, owner } of items.filter(({ key }) => !key.canary)) {
    await ofItem(index, () => refuseBreaking(policy, limits, owner.isServiceAccount, now));
  }
}

/** Attributes a refusal to the key that caused it. */
async function ofItem(index: number, check: () => void | Promise<void>): Promise<void> {
  try {
    await check();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { errors, extensions, detail, ...options } = error.options;
    throw problem(error.code, {
      ...options,
      ...(errors
        ? { errors: errors.map((each) => ({ ...each, field: `keys.${index}.${each.field}` })) }
        : { detail: `keys.${index}: ${detail ?? error.message}` }),
      extensions: { ...extensions, index },
    });
  }
}
