import type { RequestLimit } from '@latchkey/verifier/slices';
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

export const ALLOWLIST_MODES = ['enforce', 'observe'] as const;

/** Whether other addresses are refused, or let through to see which there are. */
export type AllowlistMode = (typeof ALLOWLIST_MODES)[number];

export const REVOKED_REASONS = [
  'revoked_by_user',
  'revoked_by_operator',
  'rotated',
  'leaked',
  'ancestor_revoked',
  'creator_left',
  'account_deleted',
  'account_claimed',
  'service_account_deleted',
] as const;

/** Why a key was revoked, in the words of the API. */
export type RevokedReason = (typeof REVOKED_REASONS)[number];

/** With these, the key ended because whom it acted for did. */
export const ENDED_WITH_PERSON = [
  'creator_left',
  'account_deleted',
  'account_claimed',
  'service_account_deleted',
] as const satisfies RevokedReason[];

/** A long-lived credential of a workspace. The key's text exists only in the answer that created it. */
@Entity('api_keys')
export class ApiKey {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('text')
  name!: string;

  /** What lists show of the key: its prefix and the first four characters. */
  @Column('text', { name: 'key_prefix' })
  keyPrefix!: string;

  /** SHA-256 of the key's text, base64url. */
  @Column('text')
  digest!: string;

  /** The webhook signing secret, sealed by the key ring with context `api_key:<id>`. */
  @Column('text', { name: 'sealed_signing_secret' })
  sealedSigningSecret!: string;

  /** Ours and those of resource servers; null: everything that the creator's role allows. */
  @Column('text', { array: true, nullable: true })
  scopes!: string[] | null;

  /** Canonical CIDR blocks that the key may be used from; null: anywhere. */
  @Column('text', { name: 'allowed_ips', array: true, nullable: true })
  allowedIps!: string[] | null;

  @Column('text', { name: 'allowlist_mode' })
  allowlistMode!: AllowlistMode;

  /** How many requests it may make; null: as the server is configured. */
  @Column('jsonb', { nullable: true })
  limits!: RequestLimit[] | null;

  /** Whose count its requests go to, which the keys before it in a rotation share; null: its own. */
  @Column('uuid', { name: 'limits_counted_as', nullable: true })
  limitsCountedAs!: string | null;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  /** Whom it acts for: a person or a service account. */
  @Column('uuid', { name: 'created_by' })
  createdBy!: string;

  /** Who made it, where that is not the one it acts for: a person for a service account, or an earlier owner. null: the one it acts for. */
  @Column('uuid', { name: 'made_by', nullable: true })
  madeBy!: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;

  /** When the key stops, or stopped; in the future while the overlap of a rotation lasts. */
  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  /** The key that replaced this one in a rotation. */
  @Column('uuid', { name: 'replaced_by', nullable: true })
  replacedBy!: string | null;

  /** Why it stops or stopped; null while nothing has ended it. */
  @Column('text', { name: 'revoked_reason', nullable: true })
  revokedReason!: RevokedReason | null;

  /** Since when the key does nothing, until it is enabled again; null: it is enabled. */
  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt!: Date | null;

  /** It is never valid, and each use of it is an alert. Stored as a disabled key, so that everything refuses it. */
  @Column('boolean')
  canary!: boolean;

  @Column('text', { nullable: true })
  description!: string | null;

  /** What the creator's own programs know of it, by name; null: nothing. */
  @Column('jsonb', { nullable: true })
  metadata!: Record<string, string> | null;

  /** The key whose credential created this one; null: a person did. */
  @Column('uuid', { name: 'created_by_key', nullable: true })
  createdByKey!: string | null;
}
