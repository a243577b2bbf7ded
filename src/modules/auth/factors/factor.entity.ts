import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

export type FactorType = 'totp' | 'passkey';

/** A second factor, which proves the user's identity besides the password: an authenticator app or a passkey. */
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

  /** For an app. Base32, sealed with context `factor:<id>`. */
  @Column('text', { name: 'sealed_secret', nullable: true })
  sealedSecret!: string | null;

  /** For a passkey, as are all columns below, in base64url. */
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

  /** null: an app that is being set up, and not required yet. */
  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;
}
