import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import { type Role, ROLES } from '../../../core/principal/roles.js';

/** An offer to join a workspace. Its token exists only in the response that created it. */
@Entity('invitations')
export class Invitation {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  /** Lower case. Only the account with this email may accept; null: anyone who has the token. */
  @Column('text', { nullable: true })
  email!: string | null;

  @Column('enum', { enum: ROLES, enumName: 'workspace_role' })
  role!: Role;

  /** SHA-256 of the token's text, base64url. */
  @Column('text', { name: 'token_digest' })
  tokenDigest!: string;

  /** The invitation is valid only as long as this user may still invite. */
  @Column('uuid', { name: 'invited_by' })
  invitedBy!: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'accepted_at', nullable: true })
  acceptedAt!: Date | null;

  @Column('uuid', { name: 'accepted_by', nullable: true })
  acceptedBy!: string | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}
