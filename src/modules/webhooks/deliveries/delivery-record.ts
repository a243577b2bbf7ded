import type { EntityManager } from 'typeorm';
import { newId } from '../../../core/secrets/ids.js';
import type { EventType } from '../../../core/resource/resources.js';
import {
  type CreatorProblem,
  endpointProblem,
  type KeyProblem,
  mayHear,
  SIGNING_SECRETS,
  NOT_DELETED,
} from '../key-state.js';
import type { AttemptOutcome } from './retry-schedule.js';
import type { SigningSecret } from '../sending/signing.js';
import type { DeliveryStatus } from './deliveries.js';
import type { DisabledReason } from '../endpoints/webhook-endpoint.entity.js';

/** Everything that an attempt needs. */
export interface DueDelivery {
  deliveryId: string;
  endpointId: string;
  workspaceId: string;
  url: string;
  eventId: string;
  eventType: EventType;
  payload: string;
  run: number;
  status: DeliveryStatus;
  attempts: number;
  failures: number;
  /** Why nothing is delivered to the endpoint; null if deliveries continue. */
  statusReason: DisabledReason | KeyProblem | CreatorProblem | null;
  /** Whether the endpoint's keys could currently read the event's data. */
  mayHear: boolean;
  /** The current signing secret comes first. */
  signingSecrets: SigningSecret[];
}

/** @returns undefined if the delivery is gone, along with its endpoint or its workspace */
export async function loadDelivery(
  manager: EntityManager,
  deliveryId: string,
): Promise<DueDelivery | undefined> {
  const [due] = await manager.query<DueDelivery[]>(
    `SELECT d.id AS "deliveryId", e.id AS "endpointId", e.workspace_id AS "workspaceId", e.url,
       v.id AS "eventId", v.type AS "eventType", v.payload, d.run, d.status, d.attempts, d.failures,
       ${endpointProblem()} AS "statusReason", ${mayHear('v.type')} AS "mayHear",
       ${SIGNING_SECRETS} AS "signingSecrets"
     FROM webhook_deliveries d
       JOIN webhook_events v ON v.id = d.event_id
       JOIN webhook_endpoints e ON e.id = d.endpoint_id
       LEFT JOIN api_keys k ON k.id = e.api_key_id
     WHERE d.id = $1 AND ${NOT_DELETED}`,
    [deliveryId],
  );
  return due;
}

export interface AttemptRecord {
  attemptedAt: Date;
  durationMs: number;
  requestHeaders: Record<string, string>;
  status: number | null;
  body: string | null;
  error: string | null;
}

const STATUS_AFTER = {
  succeeded: 'succeeded',
  retry: 'pending',
  failed: 'failed',
  gone: 'failed',
} as const satisfies Record<AttemptOutcome['outcome'], DeliveryStatus>;

/**
 * Records an attempt and its effect on the delivery and its endpoint. The endpoint is locked before the delivery, as in
 * a deletion.
 */
export async function recordAttempt(
  manager: EntityManager,
  due: DueDelivery,
  attempt: AttemptRecord,
  outcome: AttemptOutcome,
): Promise<void> {
  await manager.query(outcome.outcome === 'succeeded' ? NOTE_SUCCESS : NOTE_FAILURE, [due.endpointId]);
  const status = STATUS_AFTER[outcome.outcome];
  // If a redelivery by hand has begun meanwhile, it continues unaffected.
  const [[counted]] = await manager.query<[{ attempts: number }[], number]>(
    `UPDATE webhook_deliveries SET
       attempts = attempts + 1,
       failures = CASE WHEN run = $2 THEN failures + $3 ELSE failures END,
       status = CASE WHEN run = $2 AND status = 'pending' THEN $4 ELSE status END,
       next_attempt_at = CASE WHEN run = $2 THEN clock_timestamp() + make_interval(secs => $5) ELSE next_attempt_at END,
       finished_at = CASE WHEN run = $2 AND $4 <> 'pending' THEN clock_timestamp() ELSE finished_at END
     WHERE id = $1 RETURNING attempts`,
    [
      due.deliveryId,
      due.run,
      outcome.outcome === 'succeeded' ? 0 : 1,
      status,
      outcome.outcome === 'retry' ? outcome.delaySeconds : null,
    ],
  );
  // Deleted meanwhile, along with its endpoint.
  if (!counted) return;
  await manager.query(
    `INSERT INTO webhook_attempts
       (id, delivery_id, number, attempted_at, duration_ms, url, request_headers, response_status, response_body, error)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      newId(),
      due.deliveryId,
      counted.attempts,
      attempt.attemptedAt,
      attempt.durationMs,
      due.url,
      JSON.stringify(attempt.requestHeaders),
      attempt.status,
      attempt.body,
      attempt.error,
    ],
  );
}

/**
 * Both write only changes: for a receiver that works well, deliveries must not keep updating the same row, nor wait for
 * it. They do nothing for an endpoint that was deleted meanwhile.
 */
const NOTE_SUCCESS = `
  INSERT INTO webhook_endpoint_health (endpoint_id, last_success_at)
  SELECT e.id, clock_timestamp() FROM webhook_endpoints e
  WHERE e.id = $1 AND NOT EXISTS (
    SELECT FROM webhook_endpoint_health h
    WHERE h.endpoint_id = e.id AND h.failing_since IS NULL
      AND h.last_success_at > clock_timestamp() - interval '5 seconds'
  )
  FOR KEY SHARE OF e
  ON CONFLICT (endpoint_id) DO UPDATE SET last_success_at = excluded.last_success_at, failing_since = NULL`;

const NOTE_FAILURE = `
  INSERT INTO webhook_endpoint_health AS health (endpoint_id, failing_since)
  SELECT e.id, clock_timestamp() FROM webhook_endpoints e
  WHERE e.id = $1 AND NOT EXISTS (
    SELECT FROM webhook_endpoint_health h WHERE h.endpoint_id = e.id AND h.failing_since IS NOT NULL
  )
  FOR KEY SHARE OF e
  ON CONFLICT (endpoint_id) DO UPDATE SET failing_since = coalesce(health.failing_since, excluded.failing_since)`;

const FAILED_FOR_DAYS = `failing_since < clock_timestamp() - interval '5 days'`;

/**
 * Whether to notify people of a delivery that was given up: once a day per endpoint, however many there were, and not
 * if the endpoint is about to be disabled, which has its own notice. True for only one caller.
 */
export async function claimFailureNotice(manager: EntityManager, endpointId: string): Promise<boolean> {
  const [, claimed] = await manager.query<[unknown[], number]>(
    `UPDATE webhook_endpoint_health SET failure_told_at = clock_timestamp()
     WHERE endpoint_id = $1 AND (${FAILED_FOR_DAYS}) IS NOT TRUE
       AND (failure_told_at IS NULL OR failure_told_at < clock_timestamp() - interval '1 day')`,
    [endpointId],
  );
  return claimed === 1;
}

/** Whether every attempt in the last five days has failed. */
export async function hasFailedForDays(manager: EntityManager, endpointId: string): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `SELECT FROM webhook_endpoint_health
     WHERE endpoint_id = $1 AND ${FAILED_FOR_DAYS}`,
    [endpointId],
  );
  return rows.length > 0;
}
