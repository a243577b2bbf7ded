import { BYTE_ORDER_MARK, csvRow } from '@latchkey/sdk/csv';
import { escapeUnseen } from '../../core/http/visible-text.js';
import type { AuditEvent } from './audit-event.entity.js';
import { toAuditEventResponse } from './audit-event.schemas.js';

/** How an export is written, event by event. */
interface ExportFormat {
  contentType: string;
  begin: string;
  /** Between two events. */
  separator: string;
  event: (event: AuditEvent) => string;
  end: string;
}

const CSV_COLUMNS = [
  'id',
  'occurred_at',
  'action',
  'actor_kind',
  'actor_user_id',
  'actor_service_account_id',
  'actor_api_key_id',
  'target_type',
  'target_id',
  'address',
  'request_id',
  'details',
];

/** For people, who would miss invisible characters: the JSON has the original. */
const visibly = (_name: string, value: unknown): unknown =>
  typeof value === 'string' ? escapeUnseen(value) : value;

function toCsvRow(event: AuditEvent): string {
  const { id, action, actor, target, details, address, request_id, occurred_at } =
    toAuditEventResponse(event);
  return csvRow(
    [
      id,
      occurred_at,
      action,
      actor.kind,
      actor.user_id,
      actor.service_account_id,
      actor.api_key_id,
      target.type,
      target.id,
      address,
      request_id,
      JSON.stringify(details, visibly),
    ].map((cell) => cell ?? ''),
  );
}

/**
 * A truncated file is invalid JSON. A truncated CSV cannot be recognised by its text, which is why the connection
 * breaks.
 */
export const EXPORT_FORMATS: Record<'json' | 'csv', ExportFormat> = {
  json: {
    contentType: 'application/json; charset=utf-8',
    begin: '[\n',
    separator: ',\n',
    event: (event) => JSON.stringify(toAuditEventResponse(event)),
    end: '\n]\n',
  },
  csv: {
    contentType: 'text/csv; charset=utf-8; header=present',
    begin: BYTE_ORDER_MARK + csvRow(CSV_COLUMNS),
    separator: '',
    event: toCsvRow,
    end: '',
  },
};
