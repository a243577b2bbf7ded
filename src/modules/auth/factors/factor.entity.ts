import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

export type FactorType = 'totp' | 'passkey';

/** What proves, besides the password, that it is the user who signs in: an authenticator app or a passkey. */
@Entity('factors')
export class Factor {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  type!: FactorType;

  @Column('text')
  name!: string;

  /** Of an app. Base32, sealed with context `factor:<id>`. */
  @Column('text', { name: 'sealed_secret', nullable: true })
  sealedSecret!: string | null;

  /** Of a passkey, as are all that follow, in base64url. */
  @Column('text', { name: 'credential_id', nullable: true })
  credentialId!: string | null;

  /** A COSE_Key. */
  @Column('bytea', { name: 'public_key', nullable: true })
  publicKey!: Buffer | null;

  @Column('bigint', { name: 'sign_count', nullable: true })
  signCount!: string | null;

  @Column('text', { array: true, nullable: true })
  transports!: string[] | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  /** null: an app that is being set up, and not asked for yet. */
  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;
}
