import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** What proves, besides the password, that it is the user who signs in: an authenticator app. */
@Entity('factors')
export class Factor {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  type!: 'totp';

  @Column('text')
  name!: string;

  /** Base32, sealed with context `factor:<id>`. */
  @Column('text', { name: 'sealed_secret' })
  sealedSecret!: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  /** null: it is being set up, and not asked for yet. */
  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;
}
