import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics/metrics.js';
import type { UnavailableAnswers } from './unavailable-answers.js';

const BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** For requests whose path has no route: text invented by callers must not become a label. */
const UNROUTED = { method: 'any', route: 'none' };

/** Counts requests by route pattern and outcome. Without a scraper, it does nothing. */
export function measureRequests(
  server: FastifyInstance,
  metrics: Metrics,
  unavailableAnswers: UnavailableAnswers,
): void {
  if (!metrics.isOn) return;
  const counts = new Map<string, { labels: Record<string, string>; count: number }>();
  const count = ({ method, route }: typeof UNROUTED, status: string): void => {
    const name = `${method} ${route} ${status}`;
    const counted = counts.get(name);
    if (counted) counted.count += 1;
    else counts.set(name, { labels: { method, route, status }, count: 1 });
  };
  let errors = 0;
  const noteDuration = metrics.histogram(
    'latchkey_http_request_seconds',
    'How long requests took that were answered, by the class of the status: 2xx, 3xx, 4xx, 5xx.',
    { label: 'class', buckets: BUCKETS_SECONDS },
  );

  server.addHook('onResponse', (request, reply, done) => {
    count(routeOf(request), String(reply.statusCode));
    if (reply.statusCode === 500) errors += 1;
    noteDuration(`${Math.floor(reply.statusCode / 100)}xx`, reply.elapsedTime / 1_000);
    done();
  });
  server.addHook('onRequestAbort', (request, done) => {
    count(routeOf(request), 'aborted');
    done();
  });
  metrics.counters(
    'latchkey_http_requests_total',
    'Requests by method, route and status; "aborted" where the caller did not stay for the answer.',
    ['method', 'route', 'status'],
    () => [...counts.values()].map(({ labels, count: requests }) => [labels, requests]),
  );
  metrics.counter(
    'latchkey_http_errors_total',
    'Answers 500. It starts at zero, unlike the series of a route: so the first error is an increase, too.',
    () => errors,
  );
  metrics.counters('latchkey_http_unavailable_total', 'Answers 503 by their reason.', ['reason'], () =>
    [...unavailableAnswers.totals].map(([reason, answers]) => [{ reason }, answers]),
  );
}

const routeOf = ({ method, routeOptions: { url } }: { method: string; routeOptions: { url?: string } }) =>
  url === undefined ? UNROUTED : { method, route: url };
