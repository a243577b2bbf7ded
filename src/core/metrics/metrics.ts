import type { DataSource } from 'typeorm';
import { withTimeout } from '../database/with-timeout.js';

type PromClient = typeof import('prom-client');

/** The value at the time of a scrape; undefined: unknown now, and omitted. */
type Read = () => number | undefined;
/** Values keyed by their labels. */
type ReadMany = () => Iterable<[labels: Record<string, string>, value: number]>;

/** What a scrape has read from the database; undefined if it did not answer. */
export interface DatabaseReading<Value> {
  readonly value: Value | undefined;
}

interface Count {
  sql: string;
  value: unknown;
  /** By `performance.now()`. */
  readAt: number;
  asking: Promise<void> | undefined;
}

interface HistogramOptions {
  label: string;
  /** Upper bounds, in seconds. */
  buckets: number[];
  /**
   * Values of the label to report from the start, as zero: a series that appears with its first event has not increased
   * for Prometheus.
   */
  labelValues?: readonly string[];
}

/** A scraper gives up after ten seconds, so it gets what is available without the database. */
const DATABASE_TIMEOUT_MS = 1_000;
/** How long a count is reported while the next is not there. */
const COUNT_KEPT_MS = 5 * 60_000;

/**
 * The metrics of this process. Features register theirs when they are constructed, and each scrape reads what is
 * registered: features keep plain numbers. Without a scraper (`METRICS_PORT` is unset) nothing is registered, and
 * prom-client is not loaded. All readings from the database share one query per scrape, except counts, which may be slow.
 */
export class Metrics {
  private readonly registry;
  private readonly statements: string[] = [];
  private readonly counts: Count[] = [];
  private answers: readonly unknown[] | undefined;
  private asking: Promise<readonly unknown[]> | undefined;
  private dataSource: DataSource | undefined;

  constructor(private readonly client?: PromClient) {
    this.registry = client && new client.Registry();
    this.gauge(
      'latchkey_scrape_database_up',
      'Whether the database answered this scrape (1) or not (0): what is read from it is then missing.',
      () => (this.answers === undefined ? 0 : 1),
    );
  }

  /** Whether metrics are enabled. */
  get isOn(): boolean {
    return this.client !== undefined;
  }

  /** Adds Node.js metrics: CPU, memory, event loop, garbage collection. */
  addRuntime(): void {
    if (this.client && this.registry) this.client.collectDefaultMetrics({ register: this.registry });
  }

  gauge(name: string, help: string, read: Read): void {
    this.register('Gauge', name, help, [], () => {
      const value = read();
      return value === undefined ? [] : [[{}, value]];
    });
  }

  gauges(name: string, help: string, labels: string[], read: ReadMany): void {
    this.register('Gauge', name, help, labels, read);
  }

  /** @param read returns the count since the process started */
  counter(name: string, help: string, read: () => number): void {
    this.register('Counter', name, help, [], () => [[{}, read()]]);
  }

  counters(name: string, help: string, labels: string[], read: ReadMany): void {
    this.register('Counter', name, help, labels, read);
  }

  /** @returns a function that records a duration */
  histogram(
    name: string,
    help: string,
    { label, buckets, labelValues = [] }: HistogramOptions,
  ): (labelValue: string, seconds: number) => void {
    if (!this.client || !this.registry) return () => undefined;
    const { Histogram } = this.client;
    const histogram = new Histogram({ name, help, labelNames: [label], buckets, registers: [this.registry] });
    for (const labelValue of labelValues) histogram.zero({ [label]: labelValue });
    return (labelValue, seconds) => histogram.observe({ [label]: labelValue }, seconds);
  }

  /** @param sql a query for one value, which takes no longer with more data: it decides whether the database answers */
  readFromDatabase<Value>(sql: string): DatabaseReading<Value> {
    const index = this.statements.push(sql) - 1;
    const valueOf = (): Value | undefined => (this.answers?.[index] ?? undefined) as Value | undefined;
    return {
      get value() {
        return valueOf();
      },
    };
  }

  /**
   * Like `readFromDatabase`, for a query that takes longer with more data. If it is not done in time, the scrape goes on
   * with the last value.
   */
  countInDatabase<Value>(sql: string): DatabaseReading<Value> {
    const count: Count = { sql, value: undefined, readAt: -Infinity, asking: undefined };
    this.counts.push(count);
    const valueOf = (): Value | undefined => {
      const isKnown = this.answers !== undefined && performance.now() - count.readAt < COUNT_KEPT_MS;
      return isKnown ? (count.value as Value) : undefined;
    };
    return {
      get value() {
        return valueOf();
      },
    };
  }

  useDatabase(dataSource: DataSource): void {
    this.dataSource = dataSource;
  }

  get contentType(): string {
    return this.registry?.contentType ?? '';
  }

  /** All metrics in Prometheus' text format, even while the database is away. */
  async scrape(): Promise<string> {
    const inTime = <Answer>(answer: Promise<Answer>): Promise<Answer | undefined> =>
      withTimeout(answer, DATABASE_TIMEOUT_MS).catch(() => undefined);
    const counted = Promise.all(this.counts.map((count) => inTime(this.recount(count))));
    this.answers = await inTime(this.askDatabase());
    await counted;
    return (await this.registry?.metrics()) ?? '';
  }

  /** One query at a time: a second would only delay one that is already late. */
  private askDatabase(): Promise<readonly unknown[]> {
    this.asking ??= this.query().finally(() => (this.asking = undefined));
    return this.asking;
  }

  private async query(): Promise<readonly unknown[]> {
    if (!this.dataSource) throw new Error('The database is not open yet');
    const columns = this.statements.map((sql, index) => `(${sql}) AS "${index}"`);
    const [row] = await this.dataSource.query<Record<string, unknown>[]>(`SELECT ${columns.join(', ')}`);
    return columns.map((_, index) => row?.[index]);
  }

  private recount(count: Count): Promise<void> {
    count.asking ??= this.readCount(count).finally(() => (count.asking = undefined));
    return count.asking;
  }

  private async readCount(count: Count): Promise<void> {
    if (!this.dataSource) throw new Error('The database is not open yet');
    const [row] = await this.dataSource.query<{ value: unknown }[]>(`SELECT (${count.sql}) AS value`);
    count.value = row?.value;
    count.readAt = performance.now();
  }

  private register(
    kind: 'Counter' | 'Gauge',
    name: string,
    help: string,
    labelNames: string[],
    read: ReadMany,
  ): void {
    if (!this.client || !this.registry) return;
    const metric = new this.client[kind]({
      name,
      help,
      labelNames,
      registers: [this.registry],
      collect: () => {
        // A reset alone would leave a zero, which is not the same as unknown.
        metric.reset();
        if (labelNames.length === 0) metric.remove();
        for (const [labels, value] of read()) metric.inc(labels, value);
      },
    });
  }
}
