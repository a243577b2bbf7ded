import type { RequestLimit } from '@latchkey/verifier/slices';
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import type { Alert } from '../../core/resource/resources.js';
import type { LeakPolicy } from './settings/leak-policy.js';

/** The tenant: owns keys, webhook endpoints and the records of resources. */
@Entity('workspaces')
export class Workspace {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  /** What happens to a leaked key; null: the server's default. */
  @Column('text', { name: 'leak_policy', nullable: true })
  leakPolicy!: LeakPolicy | null;

  /** The key alerts sent by email. */
  @Column('text', { name: 'key_alert_emails', array: true })
  keyAlertEmails!: Alert[];

  /** How many requests its API keys may make together; null: the server's defaults. */
  @Column('jsonb', { nullable: true })
  limits!: RequestLimit[] | null;

  /** The operator's ceiling for them, which replaces the one for all workspaces; null: the same. */
  @Column('jsonb', { name: 'limits_max', nullable: true })
  limitsMax!: RequestLimit[] | null;

  /** Whether members need a second factor to do anything in it. */
  @Column('boolean', { name: 'require_second_factor', default: false })
  requireSecondFactor!: boolean;

  @Column('uuid', { name: 'created_by' })
  createdBy!: string;

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
