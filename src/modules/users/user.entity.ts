import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/** An account: a person who can sign in. */
@Entity('users')
export class User {
  @PrimaryColumn('uuid')
  id!: string;

  /** Lower case, unique. NULL for service accounts, which are never read as this entity. */
  @Column('text', { nullable: true })
  email!: string;

  /** When the owner last proved that they read mail at the address; null: never. */
  @Column('timestamptz', { name: 'email_verified_at', nullable: true })
  emailVerifiedAt!: Date | null;

  @Column('text', { nullable: true })
  name!: string | null;

  /** Argon2id, in PHC string format. */
  @Column('text', { name: 'password_hash' })
  passwordHash!: string;

  /**
   * Since when the password may belong to someone else: it was set through an emailed link, or nobody knows it, and no
   * second factor has been presented with it since. null: it is the owner's.
   */
  @Column('timestamptz', { name: 'password_unproven_at', nullable: true })
  passwordUnprovenAt!: Date | null;

  /**
   * Since when only the password can sign in, because a teammate's reset removed the second factors; null: not the
   * case.
   */
  @Column('timestamptz', { name: 'held_to_password_at', nullable: true })
  heldToPasswordAt!: Date | null;

  /** The workspace created with the account, as long as it exists. */
  @Column('uuid', { name: 'personal_workspace_id', nullable: true })
  personalWorkspaceId!: string | null;

  /** When an operator suspended it, and why; null: it is not suspended. */
  @Column('timestamptz', { name: 'suspended_at', nullable: true })
  suspendedAt!: Date | null;

  @Column('text', { name: 'suspended_reason', nullable: true })
  suspendedReason!: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
