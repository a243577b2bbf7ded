import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/** The identity provider of a workspace: at most one. */
@Entity('workspace_identity_providers')
export class WorkspaceProvider {
  /** Sessions that have signed in with it name this. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  /** On the button. */
  @Column('text')
  name!: string;

  @Column('text')
  issuer!: string;

  @Column('text', { name: 'client_id' })
  clientId!: string;

  /** Sealed with context `identity-provider:<id>`. */
  @Column('text', { name: 'sealed_client_secret' })
  sealedClientSecret!: string;

  /** Since when members must have signed in with it; null: they need not. */
  @Column('timestamptz', { name: 'enforced_at', nullable: true })
  enforcedAt!: Date | null;

  /** In lower case and ASCII. People with addresses of these may join without an invitation, if DNS agrees. */
  @Column('text', { array: true })
  domains!: string[];

  /** Their role. */
  @Column('text', { name: 'default_role' })
  defaultRole!: 'member' | 'viewer';

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
