import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import type { EventType } from '../../../core/resource/resources.js';

export type DisabledReason =
  | 'disabled_by_user'
  | 'gone'
  | 'failing'
  | 'creator_left'
  | 'service_account_deleted';

/** Its owner is gone for good. */
export type DepartedReason = Extract<DisabledReason, 'creator_left' | 'service_account_deleted'>;

/** A workspace's URL that events are delivered to. */
@Entity('webhook_endpoints')
export class WebhookEndpoint {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('text')
  url!: string;

  @Column('text', { nullable: true })
  description!: string | null;

  @Column('text', { array: true })
  events!: EventType[];

  /** The key whose signing secret signs; null: the endpoint's own does. */
  @Column('uuid', { name: 'api_key_id', nullable: true })
  apiKeyId!: string | null;

  @Column('text', { name: 'sealed_secret', nullable: true, select: false })
  sealedSecret!: string | null;

  /** The previous signer, which also signs until `previousUntil`: a secret of its own, or a key. */
  @Column('text', { name: 'previous_sealed_secret', nullable: true, select: false })
  previousSealedSecret!: string | null;

  @Column('uuid', { name: 'previous_api_key_id', nullable: true, select: false })
  previousApiKeyId!: string | null;

  @Column('timestamptz', { name: 'previous_until', nullable: true, select: false })
  previousUntil!: Date | null;

  /** The person or service account that it acts for. */
  @Column('uuid', { name: 'created_by' })
  createdBy!: string;

  /** The API key that set it up; null: a person did. */
  @Column('uuid', { name: 'created_by_key', nullable: true })
  createdByKey!: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;

  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt!: Date | null;

  @Column('text', { name: 'disabled_reason', nullable: true })
  disabledReason!: DisabledReason | 'deleted' | null;
}
