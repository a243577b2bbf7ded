import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** An identity provider's account that can sign in to an account here. */
@Entity('identities')
export class Identity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  issuer!: string;

  @Column('text')
  subject!: string;

  /** The provider of a workspace that it was linked at; null: one of the server. */
  @Column('uuid', { name: 'workspace_provider_id', nullable: true })
  workspaceProviderId!: string | null;

  /** The provider's name for it when it was linked. For display only; it proves nothing. */
  @Column('text', { nullable: true })
  email!: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;
}
