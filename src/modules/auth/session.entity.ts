import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** One sign-in on one device: the family of refresh tokens that descend from it. */
@Entity('sessions')
export class Session {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  /** The key from which the family's refresh tokens are made, sealed with context `session:<id>`. */
  @Column('text', { name: 'sealed_refresh_key' })
  sealedRefreshKey!: string;

  /** Number of the refresh token that is valid now; the first is 0. */
  @Column('integer', { name: 'refresh_generation' })
  refreshGeneration!: number;

  @Column('timestamptz', { name: 'refreshed_at' })
  refreshedAt!: Date;

  /** The absolute end, whatever is refreshed. */
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

  /** What began it, where that was no browser. */
  @Column('text', { nullable: true })
  name!: string | null;

  /** How the user has proved who they are in it (RFC 8176). */
  @Column('text', { array: true })
  amr!: string[];

  /** When the user last proved it; null: when the session began. */
  @Column('timestamptz', { name: 'auth_time', nullable: true })
  authTime!: Date | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  @Column('text', { name: 'revoked_reason', nullable: true })
  revokedReason!: string | null;
}
