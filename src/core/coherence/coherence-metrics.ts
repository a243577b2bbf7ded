import type { Metrics } from '../metrics/metrics.js';
import type { AuthorityCache } from './authority-cache.js';
import type { InstanceLink } from './instance-link.js';
import { type Lease, LEASE_MS } from './lease.js';

/**
 * The parts of the time a change of authority takes: its transaction, and the wait until it is final (by
 * acknowledgement or by lease expiry).
 */
const PARTS = ['commit', 'barrier', 'lease'] as const;
type Part = (typeof PARTS)[number];
export type NotePart = (part: Part, milliseconds: number) => void;

/** A change takes milliseconds, or three seconds and more when an instance is silent. */
const BUCKETS_SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 2.9, 3.5, 5];

interface Measured {
  lease: Lease;
  cache: AuthorityCache;
  link: InstanceLink;
}

interface Instances {
  /** The last recorded change; null if there is none. */
  last: string | null;
  registered: number;
  verifiers: number;
  silent: number;
}

const INSTANCES = `SELECT json_build_object(
    'last', (SELECT max(sequence) FROM authority_changes)::text,
    'registered', count(*) FILTER (WHERE resource_server_id IS NULL),
    'verifiers', count(resource_server_id),
    'silent', count(*) FILTER (WHERE resource_server_id IS NULL AND renewed_at < clock_timestamp() - interval '${LEASE_MS} ms'))
  FROM authority_instances`;

/** @returns a function that records the duration of a part of a change */
export function measureCoherence(metrics: Metrics, { lease, cache, link }: Measured): NotePart {
  metrics.gauge('latchkey_lease_valid', 'Whether this instance may answer now (1) or answers 503 (0).', () =>
    lease.isValid ? 1 : 0,
  );
  metrics.gauge(
    'latchkey_lease_age_seconds',
    'Time since the last renewal of the authority lease that was confirmed. Renewed every second, it is valid for three.',
    () => (lease.ageMs === undefined ? undefined : lease.ageMs / 1_000),
  );
  metrics.counter(
    'latchkey_authority_cache_hits_total',
    'Authority records that were found in the cache. A token that was let in before, with nothing changed since, needs none.',
    () => cache.hits,
  );
  metrics.counter(
    'latchkey_authority_cache_misses_total',
    'Authority records that had to be read from the database.',
    () => cache.misses,
  );
  metrics.gauge('latchkey_authority_cache_entries', 'Authority records in the cache.', () => cache.size);

  const instances = metrics.readFromDatabase<Instances>(INSTANCES);
  metrics.gauge(
    'latchkey_authority_changes_behind',
    'Committed changes of authority that this instance has not applied yet.',
    () => instances.value && changesBehind(instances.value.last, link.applied),
  );
  metrics.gauge(
    'latchkey_instances_registered',
    'Instances that take part in revocation, by their rows in the database.',
    () => instances.value?.registered,
  );
  metrics.gauge(
    'latchkey_instances_silent',
    'Of the registered instances, those that have not renewed within a lease: the next revoke waits for them, once.',
    () => instances.value?.silent,
  );
  metrics.gauge(
    'latchkey_verifiers_registered',
    'Verifiers of services that take part in revocation, by their rows in the database.',
    () => instances.value?.verifiers,
  );

  const note = metrics.histogram(
    'latchkey_authority_change_seconds',
    'Changes of authority such as a revoke: "commit" is the transaction, "barrier" the wait for the acknowledgement of all instances, "lease" the same wait where it took a whole lease because one was silent.',
    { label: 'part', buckets: BUCKETS_SECONDS, labelValues: PARTS },
  );
  return (part, milliseconds) => note(part, milliseconds / 1_000);
}

/** Sequence numbers have few gaps. A change applied since the scrape began must not make the result negative. */
const changesBehind = (last: string | null, applied: bigint): number =>
  Math.max(0, Number(BigInt(last ?? 0) - applied));
