import { z } from 'zod';
import { problem } from '../../core/errors/problem.js';
import * as field from '../../core/http/fields.js';
import { type PageQuery } from '../../core/http/paging.js';

const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ examples: ['5f2a'.padEnd(64, '0c7e91d4')] });

export const auditLinkResponse = z
  .object({
    position: z.int().meta({ description: 'Starts at 1, without gaps.', examples: [1] }),
    hash: hash.meta({ description: 'Computed from the previous hash, the position and the digest.' }),
    digest: hash.meta({ description: "SHA-256 of the event's text." }),
    event_id: field.id,
    event: z
      .string()
      .nullable()
      .meta({
        description: 'The event as text, exactly as it was hashed. null: removed after its retention period.',
        examples: ['{"id": "0197f0a2-0000-7000-8000-000000000000", "action": "api_key.revoked", …}'],
      }),
  })
  .meta({ id: 'AuditLink', description: "The position of an event in the workspace's chain." });

export type AuditLinkResponse = z.output<typeof auditLinkResponse>;

export const auditCheckpointResponse = z
  .object({
    chain: field.id.meta({ description: 'The workspace.' }),
    position: z
      .int()
      .meta({ description: 'The position of the last event in the chain so far; 0 if there is none.' }),
    hash,
    events_from: z
      .int()
      .meta({ description: 'Events before this position were removed after their retention period.' }),
    signed_at: field.timestamp,
    key_id: z.string().meta({
      description: 'The first 16 digits of the SHA-256 of `public_key`.',
      examples: ['9b74c9897bac770f'],
    }),
    public_key: z.string().meta({
      description: 'Ed25519, 32 bytes, base64url.',
      examples: ['11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'],
    }),
    signature: z.string().meta({
      description: 'Ed25519, 64 bytes, base64url.',
      examples: ['hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg'],
    }),
  })
  .meta({
    id: 'AuditCheckpoint',
    description: 'A signed statement about the trail. Keep it where the server cannot reach it.',
  });

export type AuditCheckpointResponse = z.output<typeof auditCheckpointResponse>;

/** The position after which the page starts. */
export function afterPosition({ cursor }: PageQuery): number {
  if (cursor === undefined) return 0;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^\d{1,15}$/.test(text)) throw problem('invalid_cursor');
  return Number(text);
}
