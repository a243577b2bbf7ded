import { eventually } from './eventually.js';
import { parseLogLine } from './server-log.js';

export type Labels = Record<string, string>;

interface Sample {
  name: string;
  labels: Labels;
  value: number;
}

/** The result of a scrape. */
export interface Scrape {
  text: string;
  contentType: string | null;
  samples: Sample[];
  /** The value of the one series with at least these labels; undefined if there is none. */
  value(name: string, labels?: Labels): number | undefined;
  /** The sum over all such series. */
  sum(name: string, labels?: Labels): number;
}

interface Logging {
  log: readonly string[];
}

/** Where a program serves its metrics, once it has said so. */
export function metricsUrlOf({ log }: Logging): Promise<string> {
  return eventually('it serves metrics', () =>
    log
      .map((line) => parseLogLine(line))
      .filter((line) => line?.['msg'] === 'serving metrics')
      .map((line) => String(line?.['url']))
      .at(0),
  );
}

export async function scrape(program: Logging): Promise<Scrape> {
  const response = await fetch(await metricsUrlOf(program));
  const text = await response.text();
  if (response.status !== 200) throw new Error(`The scrape was answered ${response.status}: ${text}`);
  const samples = text.split('\n').flatMap(parseSample);
  const matching = (name: string, labels: Labels): Sample[] =>
    samples.filter(
      (sample) =>
        sample.name === name &&
        Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
    );
  return {
    text,
    contentType: response.headers.get('content-type'),
    samples,
    value(name, labels = {}) {
      const found = matching(name, labels);
      if (found.length > 1) throw new Error(`${found.length} series of ${name} match`);
      return found[0]?.value;
    },
    sum: (name, labels = {}) => matching(name, labels).reduce((sum, { value }) => sum + value, 0),
  };
}

function parseSample(line: string): Sample[] {
  if (line === '' || line.startsWith('#')) return [];
  const [, name, labels = '', value] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
  if (name === undefined) throw new Error(`No sample: ${line}`);
  return [
    {
      name,
      labels: Object.fromEntries(
        [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, label, text]) => [label, text]),
      ),
      value: Number(value === '+Inf' ? Infinity : value),
    },
  ];
}
