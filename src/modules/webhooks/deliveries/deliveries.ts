import type { EntityManager } from 'typeorm';
import { problem } from '../../../core/errors/problem.js';
import type { EventType } from '../../../core/resource/resources.js';

export const DELIVERY_STATUSES = ['pending', 'succeeded', 'failed', 'discarded'] as const;

export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export interface DeliveryView {
  id: string;
  endpointId: string;
  eventId: string;
  eventType: EventType;
  /** Exactly the bytes sent. */
  payload: string;
  status: DeliveryStatus;
  attempts: number;
  nextAttemptAt: Date | null;
  createdAt: Date;
  finishedAt: Date | null;
}

export interface AttemptView {
  number: number;
  attemptedAt: Date;
  durationMs: number;
  url: string;
  requestHeaders: Record<string, string>;
  responseStatus: number | null;
  responseBody: string | null;
  error: string | null;
}

const VIEW = `
  SELECT d.id, d.endpoint_id AS "endpointId", d.event_id AS "eventId", v.type AS "eventType", v.payload, d.status,
    d.attempts, d.next_attempt_at AS "nextAttemptAt", d.created_at AS "createdAt", d.finished_at AS "finishedAt"
  FROM webhook_deliveries d JOIN webhook_events v ON v.id = d.event_id`;

export interface DeliveryFilter {
  status: DeliveryStatus | null;
  /** Only these types. */
  eventTypes: readonly EventType[];
  afterId: string | null;
  limit: number;
}

/** Newest first; one more than `limit` shows that there are more. */
export function listDeliveries(
  manager: EntityManager,
  endpointId: string,
  { status, eventTypes, afterId, limit }: DeliveryFilter,
): Promise<DeliveryView[]> {
  return manager.query<DeliveryView[]>(
    `${VIEW} WHERE d.endpoint_id = $1 AND ($2::uuid IS NULL OR d.id < $2) AND ($3::text IS NULL OR d.status = $3)
       AND v.type = ANY ($5)
     ORDER BY d.id DESC LIMIT $4`,
    [endpointId, afterId, status, limit + 1, eventTypes],
  );
}

export async function findDelivery(
  manager: EntityManager,
  endpointId: string,
  id: string,
): Promise<DeliveryView> {
  const [delivery] = await manager.query<DeliveryView[]>(`${VIEW} WHERE d.endpoint_id = $1 AND d.id = $2`, [
    endpointId,
    id,
  ]);
  if (!delivery) throw problem('not_found');
  return delivery;
}

/** Oldest first. */
export function listAttempts(manager: EntityManager, deliveryId: string): Promise<AttemptView[]> {
  return manager.query<AttemptView[]>(
    `SELECT number, attempted_at AS "attemptedAt", duration_ms AS "durationMs", url,
       request_headers AS "requestHeaders", response_status AS "responseStatus",
       response_body AS "responseBody", error
     FROM webhook_attempts WHERE delivery_id = $1 ORDER BY number, id`,
    [deliveryId],
  );
}

/** Discards a delivery that its endpoint may no longer receive; it can be redelivered by hand once it may. */
export async function discardDelivery(manager: EntityManager, id: string): Promise<void> {
  await manager.query(
    `UPDATE webhook_deliveries SET status = 'discarded', next_attempt_at = NULL, finished_at = clock_timestamp()
     WHERE id = $1 AND status = 'pending'`,
    [id],
  );
}

/** Discards pending deliveries to an endpoint that accepts no more; they can be redelivered by hand. */
export async function discardPending(manager: EntityManager, endpointId: string): Promise<void> {
  await manager.query(
    `UPDATE webhook_deliveries SET status = 'discarded', next_attempt_at = NULL, finished_at = clock_timestamp()
     WHERE endpoint_id = $1 AND status = 'pending'`,
    [endpointId],
  );
}

/** For every endpoint: after a restore, whose database may have missed the outcome of its deliveries. */
export async function discardAllPending(manager: EntityManager): Promise<void> {
  await manager.query(
    `UPDATE webhook_deliveries SET status = 'discarded', next_attempt_at = NULL, finished_at = clock_timestamp()
     WHERE status = 'pending'`,
  );
}
