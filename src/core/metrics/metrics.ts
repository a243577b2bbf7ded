import type { DataSource } from 'typeorm';
import { answerInTime } from '../database/answer-in-time.js';

type PromClient = typeof import('prom-client');

/** A number as it is at the time of a scrape; undefined: not known now, and left out. */
type Read = () => number | undefined;
/** Numbers by the values of the labels. */
type ReadMany = () => Iterable<[labels: Record<string, string>, value: number]>;

/** What a scrape has read from the database; undefined where it did not answer. */
export interface DatabaseReading<Value> {
  readonly value: Value | undefined;
}

interface HistogramOptions {
  label: string;
  /** Upper bounds, in seconds. */
  buckets: number[];
}

/** A scraper gives up after ten seconds; what it can have without the database it gets. */
const DATABASE_TIMEOUT_MS = 1_000;

/**
 * The measurements of this process. Features register theirs when they are made, and what they register is read at
 * each scrape: what they count for it are plain numbers. Without a scraper (`METRICS_PORT` is not set) nothing
 * is registered, and prom-client is not loaded.
 *
 * What is asked of the database goes into one query for each scrape, however many want to know something.
 */
export class Metrics {
  private readonly registry;
  private readonly statements: string[] = [];
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

  /** Whether anybody will ever read them. */
  get isOn(): boolean {
    return this.client !== undefined;
  }

  /** Of Node.js: processor, memory, event loop, garbage collection. */
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

  /** @param read what was counted since the process has started */
  counter(name: string, help: string, read: () => number): void {
    this.register('Counter', name, help, [], () => [[{}, read()]]);
  }

  counters(name: string, help: string, labels: string[], read: ReadMany): void {
    this.register('Counter', name, help, labels, read);
  }

  /** @returns notes a duration */
  histogram(
    name: string,
    help: string,
    { label, buckets }: HistogramOptions,
  ): (labelValue: string, seconds: number) => void {
    if (!this.client || !this.registry) return () => undefined;
    const { Histogram } = this.client;
    const histogram = new Histogram({ name, help, labelNames: [label], buckets, registers: [this.registry] });
    return (labelValue, seconds) => histogram.observe({ [label]: labelValue }, seconds);
  }

  /** @param sql a query for one value */
  readFromDatabase<Value>(sql: string): DatabaseReading<Value> {
    const index = this.statements.push(sql) - 1;
    const valueOf = (): Value | undefined => (this.answers?.[index] ?? undefined) as Value | undefined;
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

  /** All of them, in Prometheus' text format. Also while the database is away. */
  async scrape(): Promise<string> {
    this.answers = await answerInTime(this.askDatabase(), DATABASE_TIMEOUT_MS).catch(() => undefined);
    return (await this.registry?.metrics()) ?? '';
  }

  /** One query at a time: while one is late, another would only make it later. */
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
        // A reset alone leaves a zero, which is not the same as not known.
        metric.reset();
        if (labelNames.length === 0) metric.remove();
        for (const [labels, value] of read()) metric.inc(labels, value);
      },
    });
  }
}
