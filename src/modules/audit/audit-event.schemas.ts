import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { canonicalNetwork } from '../../core/primitives/client-address.js';
import { pageQuery } from '../../core/http/paging.js';
import { auditActions, targetTypes } from '../../core/resource/declared.js';
import type { AuditEvent } from './audit-event.entity.js';

const auditEventShape = {
  id: field.id,
  action: z.lazy(() => z.enum([...auditActions().keys()])),
  actor: z
    .object({
      kind: z.enum(['user', 'api_key', 'operator', 'anonymous', 'system']),
      user_id: field.id
        .nullable()
        .meta({ description: "The user, or the API key's owner if that is a user." }),
      service_account_id: field.id
        .nullable()
        .meta({ description: "The API key's owner if that is a service account." }),
      api_key_id: field.id.nullable(),
    })
    .meta({ description: 'Who made the change.' }),
  target: z.object({ type: z.string(), id: field.id.nullable() }).meta({ description: 'What was changed.' }),
  details: z
    .record(z.string(), z.unknown())
    .meta({ description: 'The details of the change, for people to read.' }),
  address: z
    .string()
    .nullable()
    .meta({ description: 'The IP address that the request came from.', examples: ['192.0.2.7'] }),
  request_id: z
    .string()
    .nullable()
    .meta({ examples: ['0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e'] }),
  occurred_at: field.timestamp,
};

export const auditEventResponse = z
  .object(auditEventShape)
  .meta({ id: 'AuditEvent', description: 'One immutable event of the audit trail.' });

export const instanceAuditEventResponse = z
  .object({
    ...auditEventShape,
    workspace_id: field.id.nullable().meta({ description: 'null: the event belongs to no workspace.' }),
  })
  .meta({
    id: 'InstanceAuditEvent',
    description: 'One immutable event of the audit trail of the whole server.',
  });

/** An address or network, in canonical form. */
const network = z.string().transform((value, context) => {
  const result = value.endsWith('/0')
    ? { problem: 'covers every address: leave the filter out instead' }
    : canonicalNetwork(value);
  if ('network' in result) return result.network;
  context.addIssue({ code: 'custom', message: result.problem });
  return z.NEVER;
});

const auditEventFilters = z.strictObject({
  action: z.lazy(() => field.choice([...auditActions().keys()], 'an action')).optional(),
  actor_user_id: field.id.optional(),
  actor_api_key_id: field.id.optional(),
  target_type: z
    .lazy(() => field.choice([...targetTypes()], 'a type of target'))
    .optional()
    .meta({ description: 'Only events about targets of this type.', examples: ['api_key'] }),
  target_id: field.id.optional(),
  address: network.optional().meta({
    description: 'Only events from this IP address, or from this network in CIDR notation.',
    examples: ['192.0.2.0/24'],
  }),
  q: field
    .text(2, 200)
    .optional()
    .meta({ description: 'Only events with this text in a value of `details`, in any case of letters.' }),
  from: field.timestampInput.optional().meta({ description: 'Only events at or after this time.' }),
  to: field.timestampInput.optional().meta({ description: 'Only events before this time.' }),
});

export const auditEventQuery = pageQuery.extend(auditEventFilters.shape);

export const auditExportQuery = auditEventFilters.extend({
  format: field
    .choice(['json', 'csv'], 'a format')
    .default('json')
    .meta({ description: 'One JSON array of events, or CSV for spreadsheets.' }),
});

export const instanceAuditEventQuery = auditEventQuery.extend({
  workspace_id: field.id.optional().meta({ description: 'Only events of this workspace.' }),
});

export type InstanceAuditEventQuery = z.output<typeof instanceAuditEventQuery>;
export type InstanceAuditEventResponse = z.output<typeof instanceAuditEventResponse>;
export type AuditEventFilters = z.output<typeof auditEventFilters>;
export type AuditExportQuery = z.output<typeof auditExportQuery>;
export type AuditEventQuery = z.output<typeof auditEventQuery>;
export type AuditEventResponse = z.output<typeof auditEventResponse>;

export const toAuditEventResponse = (event: AuditEvent): AuditEventResponse => ({
  id: event.id,
  action: event.action,
  actor: {
    kind: event.actorKind,
    user_id: event.actorUserId,
    service_account_id: (event.details['actor_service_account_id'] as string | undefined) ?? null,
    api_key_id: event.actorApiKeyId,
  },
  target: { type: event.targetType, id: event.targetId },
  details: event.details,
  address: event.address,
  request_id: event.requestId,
  occurred_at: field.toTimestamp(event.occurredAt),
});

export const toInstanceAuditEventResponse = (event: AuditEvent): InstanceAuditEventResponse => ({
  ...toAuditEventResponse(event),
  workspace_id: event.workspaceId,
});
