import type { RequestLimit } from '@latchkey/verifier/slices';
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/**
 * A principal of a workspace that is not a person, so its keys outlive their creators. Its name is in its row in
 * `users`, its role in its membership.
 */
@Entity('service_accounts')
export class ServiceAccount {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('text', { nullable: true })
  description!: string | null;

  /** null: the server's defaults. */
  @Column('jsonb', { nullable: true })
  limits!: RequestLimit[] | null;

  @Column('uuid', { name: 'created_by' })
  createdBy!: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
