import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import type { LeakPolicy } from './leak-policy.js';

/** The tenant: owns keys, documents and webhook endpoints. */
@Entity('workspaces')
export class Workspace {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  /** What happens to a key that leaked; null: as the server is configured. */
  @Column('text', { name: 'leak_policy', nullable: true })
  leakPolicy!: LeakPolicy | null;

  @Column('uuid', { name: 'created_by' })
  createdBy!: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
