import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { useOwnServer } from '../support/app.js';
import { scrape } from '../support/metrics.js';
import { requireProgram } from '../support/programs.js';
import { testRun } from '../support/run.js';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFile(join(root, file), 'utf8');

interface Rule {
  alert: string;
  expr: string;
  labels: Record<string, string>;
  annotations: { summary: string; runbook_url: string };
}

interface Panel {
  type: string;
  title: string;
  targets?: { expr: string; legendFormat: string }[];
}

const rules: Rule[] = parse(await read('deploy/alerts.yml')).groups.flatMap(
  (group: { rules: Rule[] }) => group.rules,
);
const dashboard = JSON.parse(await read('deploy/grafana/latchkey.json'));
const panels: Panel[] = dashboard.panels.filter(({ type }: Panel) => type !== 'row');
const runbook = await read('docs/runbook.md');

const alerts = rules.map(({ alert }) => alert);
const dashboardQueries = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
const variableQueries: string[] = dashboard.templating.list.map(({ query }: { query: string }) => query);

/** Our metrics, and those of the runtime. */
const metricsIn = (text: string): string[] =>
  [...text.matchAll(/\b(?:latchkey|nodejs|process)_[a-z\d_]+\b/g)].map(([name]) => name);

const usePromtool = requireProgram('promtool');
const withPromtool = usePromtool ? it : it.skip;

function promtool(...values: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('promtool', values, { encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}

describe('The dashboard and the alerts', () => {
  const app = useOwnServer({ env: { METRICS_PORT: '0' } });
  /** The names that Prometheus gives to what it scrapes. */
  let names: Set<string>;
  let ours: string[];

  beforeAll(async () => {
    const { text } = await scrape(app.server);
    const metrics = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', kind = '']) => ({
      name,
      kind,
    }));
    names = new Set(
      metrics.flatMap(({ name, kind }) =>
        kind === 'histogram' ? ['_bucket', '_count', '_sum'].map((suffix) => name + suffix) : [name],
      ),
    );
    ours = metrics.map(({ name }) => name).filter((name) => name.startsWith('latchkey_'));
  });

  it('query nothing that does not exist', () => {
    const asked = [
      ...dashboardQueries,
      ...variableQueries,
      ...rules.map(({ expr }) => expr),
      runbook,
    ].flatMap(metricsIn);
    expect(asked.length).toBeGreaterThan(50);
    // The runbook and the tables mention a histogram as a whole.
    expect(asked.filter((name) => !names.has(name) && !names.has(`${name}_count`))).toEqual([]);
  });

  it('omit nothing', () => {
    const asked = [...dashboardQueries, ...rules.map(({ expr }) => expr)].flatMap(metricsIn);
    const used = (name: string) =>
      asked.some((other) => other.replace(/_(bucket|count|sum)$/, '') === name.replace(/_count$/, ''));
    expect(ours.length).toBeGreaterThan(20);
    expect(ours.filter((name) => !used(name))).toEqual([]);
  });

  it('are explained in docs/monitoring.md, with a row for each metric and for no other', async () => {
    const page = await read('docs/monitoring.md');
    const rows = [...page.matchAll(/^\| `(latchkey_\w+)/gm)].map(([, name]) => name);
    expect(rows.toSorted()).toEqual(ours.toSorted());
  });
});

describe('The dashboard', () => {
  it('has queries and a legend in each panel', () => {
    expect(panels.length).toBeGreaterThan(15);
    const empty = panels.filter(
      ({ targets = [] }) =>
        targets.length === 0 || targets.some(({ expr, legendFormat }) => expr === '' || legendFormat === ''),
    );
    expect(empty).toEqual([]);
    expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length);
  });

  it('shows only the values of its variables: it contains no data source of ours', () => {
    expect(JSON.stringify(dashboard).match(/"uid":"(?!\$\{datasource\}|latchkey")[^"]*"/g)).toBeNull();
  });

  withPromtool('has queries that Prometheus understands', async () => {
    const asRules = dashboardQueries.map((expr, index) => ({
      record: `panel_${index}`,
      expr: expr
        .replaceAll('$__rate_interval', '5m')
        .replaceAll('$instance', '.+')
        .replaceAll('$job', 'latchkey'),
    }));
    const file = join(await mkdtemp(join(testRun.directory, 'dashboard-')), 'rules.yml');
    await writeFile(file, stringify({ groups: [{ name: 'dashboard', rules: asRules }] }));
    expect(promtool('check', 'rules', '--lint=none', file)).toEqual({
      status: 0,
      output: expect.stringContaining(`${dashboardQueries.length} rules found`),
    });
  });
});

describe('The alerts', () => {
  it('each have a section in the runbook, in the same order, and link to it', () => {
    const sections = [...runbook.matchAll(/^## (\w+)$/gm)].map(([, title]) => title);
    expect(sections).toEqual(alerts);
    for (const { alert, annotations } of rules) {
      expect(annotations.runbook_url).toBe(`docs/runbook.md#${alert.toLowerCase()}`);
    }
  });

  it('explain in the runbook what they mean and what to do', () => {
    for (const section of runbook.split(/^## /m).slice(1)) {
      expect(section).toMatch(/^\w+\n\n[A-Z`][\s\S]+?\n\n(1\. |[A-Z|])/);
      expect(section).toMatch(/^(1\. |\| `)/m);
    }
  });

  withPromtool('are rules that Prometheus takes', () => {
    expect(promtool('check', 'rules', join(root, 'deploy/alerts.yml'))).toEqual({
      status: 0,
      output: expect.stringContaining(`${alerts.length} rules found`),
    });
  });

  it('are tested one by one: they fire for their reason, and are silent while all is well', async () => {
    const { tests } = parse(await read('test/support/alerts.test.yml'));
    const tried = (isFiring: boolean) =>
      tests
        .flatMap(
          ({ alert_rule_test: cases }: { alert_rule_test: { alertname: string; exp_alerts: unknown[] }[] }) =>
            cases,
        )
        .filter(({ exp_alerts: expected }: { exp_alerts: unknown[] }) => expected.length > 0 === isFiring)
        .map(({ alertname }: { alertname: string }) => alertname)
        .toSorted();
    expect(tried(true)).toEqual(alerts.toSorted());
    expect(tried(false)).toEqual(alerts.toSorted());
  });

  withPromtool('fire when they should', () => {
    expect(promtool('test', 'rules', join(root, 'test/support/alerts.test.yml'))).toEqual({
      status: 0,
      output: expect.stringContaining('SUCCESS'),
    });
  });
});
