import type { RequestLimit } from '@latchkey/verifier/slices';
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

export const ALLOWLIST_MODES = ['enforce', 'observe'] as const;

/** Whether requests from other addresses are refused, or allowed and recorded. */
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

/** Why a key was revoked, as named in the API. */
export type RevokedReason = (typeof REVOKED_REASONS)[number];

/** Reasons for which a key ended together with its owner's membership or account. */
export const ENDED_WITH_PERSON = [
  'creator_left',
  'account_deleted',
  'account_claimed',
  'service_account_deleted',
] as const satisfies RevokedReason[];

/** A workspace's long-lived credential. The key's text exists only in the response that created it. */
@Entity('api_keys')
export class ApiKey {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('text')
  name!: string;

  /** The part of the key shown in lists: its prefix and the first four characters. */
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

  /** Canonical CIDR blocks from which the key may be used; null: anywhere. */
  @Column('text', { name: 'allowed_ips', array: true, nullable: true })
  allowedIps!: string[] | null;

  @Column('text', { name: 'allowlist_mode' })
  allowlistMode!: AllowlistMode;

  /** How many requests it may make; null: the server's defaults. */
  @Column('jsonb', { nullable: true })
  limits!: RequestLimit[] | null;

  /** The count that its requests go to, shared with its predecessors in a rotation; null: its own. */
  @Column('uuid', { name: 'limits_counted_as', nullable: true })
  limitsCountedAs!: string | null;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  /** The person or service account that it acts for. */
  @Column('uuid', { name: 'created_by' })
  createdBy!: string;

  /**
   * The creator, if it does not act for them: a person for a service account, or a previous owner. null: it acts for
   * its creator.
   */
  @Column('uuid', { name: 'made_by', nullable: true })
  madeBy!: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;

  /** When the key stops working, or stopped; in the future during a rotation's overlap. */
  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  /** The key that replaced this one in a rotation. */
  @Column('uuid', { name: 'replaced_by', nullable: true })
  replacedBy!: string | null;

  /** Why it stops or stopped; null while it has no end. */
  @Column('text', { name: 'revoked_reason', nullable: true })
  revokedReason!: RevokedReason | null;

  /** Since when the key has been disabled; null: it is enabled. */
  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt!: Date | null;

  /** It is never valid, and each use of it raises an alert. Stored as a disabled key, so that everything refuses it. */
  @Column('boolean')
  canary!: boolean;

  @Column('text', { nullable: true })
  description!: string | null;

  /** Data for the creator's own programs, by name; null: none. */
  @Column('jsonb', { nullable: true })
  metadata!: Record<string, string> | null;

  /** The key that was used to create this one; null: a person created it. */
  @Column('uuid', { name: 'created_by_key', nullable: true })
  createdByKey!: string | null;
}
