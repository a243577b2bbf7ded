import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** One sign-in on one device: the family of refresh tokens that descend from it. */
@Entity('sessions')
export class Session {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  /** The key that signs the family's refresh tokens, sealed with context `session:<id>`. */
  @Column('text', { name: 'sealed_refresh_key' })
  sealedRefreshKey!: string;

  /** Number of the currently valid refresh token; the first is 0. */
  @Column('integer', { name: 'refresh_generation' })
  refreshGeneration!: number;

  @Column('timestamptz', { name: 'refreshed_at' })
  refreshedAt!: Date;

  /** The absolute end, regardless of refreshes. */
  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column('text', { name: 'created_address', nullable: true })
  createdAddress!: string | null;

  @Column('text', { name: 'last_address', nullable: true })
  lastAddress!: string | null;

  @Column('text', { name: 'user_agent', nullable: true })
  userAgent!: string | null;

  /** The program that began it, if not a browser. */
  @Column('text', { nullable: true })
  name!: string | null;

  /** How the user has authenticated in it (RFC 8176). */
  @Column('text', { array: true })
  amr!: string[];

  /** When the user last authenticated; null: when the session began. */
  @Column('timestamptz', { name: 'auth_time', nullable: true })
  authTime!: Date | null;

  /** The identity providers of workspaces that the user has signed in with in it. */
  @Column('uuid', { name: 'sso_providers', array: true, default: [] })
  ssoProviders!: string[];

  /** The only workspace that it may act in, because that workspace's identity provider began it; null: any. */
  @Column('uuid', { name: 'confined_to', nullable: true })
  confinedTo!: string | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  @Column('text', { name: 'revoked_reason', nullable: true })
  revokedReason!: string | null;
}
