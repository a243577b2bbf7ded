import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { format } from 'oxfmt';
import { CONNECTIONS } from './load.js';

const row = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** @returns the report, as Markdown in the formatter's own style */
export async function writeReport({ figures, lanes, notes, options, seconds, loadBefore, postgresVersion }) {
  const processors = cpus();
  const models = [...new Set(processors.map(({ model }) => model.trim()))].join(', ');
  const text = `# Benchmarks

Written by \`npm run bench\`, which measures this build and, beside it in the same minutes, what it is compared with.

- Machine: ${models || 'unknown processor'}, ${processors.length} cores, ${Math.round(totalmem() / 1e9)} GB of memory,
  with a load average of ${loadBefore.toFixed(2)} before the run
- Node.js ${process.versions.node}, PostgreSQL ${postgresVersion}, ${process.platform}
- ${options.rounds} rounds of ${options.roundSeconds} s after ${options.warmUpSeconds} s of warm-up; the whole took ${Math.round(seconds)} s

## Figures

${table(
  ['Figure', 'Target', 'Measured', 'Spread', 'Reached'],
  figures.map((figure) => [figure.title, figure.target, figure.measured, figure.spread, verdictOn(figure)]),
)}

Medians over the rounds, unless a figure says otherwise; the spread is from the least to the most. A ratio is the median
of the rounds' own ratios.

${notes.map((note) => `- ${note}`).join('\n')}

${lanes.length === 0 ? '' : lanesSection(lanes)}

## How it is measured

- Load comes from autocannon in a process of its own, over ${CONNECTIONS} connections that are kept alive, on the loopback
  interface. It competes with the server and with PostgreSQL for the same cores, in every lane alike.
- The lanes of a comparison take turns within each round (A B C, A B C), one at a time.
- Latchkey runs as \`npm run start:prod\` does, with its defaults, and writes its log of every request to a file. The others
  log nothing, but for the lane that says so. Its open routes are two more routes of the same application, with answers of as many bytes as those of
  \`GET /me\` (\`bench/entries\`).
- Every connection is a caller with a key and a token of its own. All answers in a comparison have the same size,
  except that \`GET /me\` also lists the limits of a limited key.
- The others (\`bench/peers\`) run in production mode, on the same PostgreSQL. “Passport, one query” and “tutorial” are one
  program, on Fastify and on Express: \`@nestjs/passport\`, one query by an indexed column for a key, no query for a token.
  better-auth runs with its defaults, except that a key may make more than ten requests a day.
- “Fastify alone” has one route and nothing around it. No server on Fastify is faster: its ratios tell how much of a target
  the machine leaves room for.
- PostgreSQL is the embedded one with its default settings, \`fsync\` among them. It counts statements with
  \`pg_stat_statements\`.
`;
  const { code } = await format('report.md', text);
  return code;
}

function verdictOn({ target, reached }) {
  if (target === 'none') return '';
  return reached ? 'yes' : '**no**';
}

const lanesSection = (lanes) => `## Requests per second

${table(
  ['Lane', 'Median', 'Spread', 'Slowest round’s p99'],
  lanes.map(({ lane, median, spread, p99 }) => [lane, median, spread, p99]),
)}`;

export async function saveReport(file, text) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
