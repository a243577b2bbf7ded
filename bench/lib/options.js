import { parseArgs } from 'node:util';

const HELP = `Measures this build of Latchkey, alone and against others, and writes docs/benchmarks.md.

npm run bench -- [flags]
  --rounds <n>              rounds of every figure (5)
  --round-seconds <n>       how long each load lasts (2)
  --warm-up-seconds <n>     load on each server before it counts (2)
  --only <figure,figure>    measure these alone; the report is then printed, not written
  --report <file>           where to write the report (docs/benchmarks.md)
  --no-report               write none
  --help`;

/** @returns the checked flags; undefined if only help was requested */
export function readOptions(figureNames) {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      'round-seconds': { type: 'string', default: '2' },
      'warm-up-seconds': { type: 'string', default: '2' },
      only: { type: 'string' },
      report: { type: 'string', default: 'docs/benchmarks.md' },
      'no-report': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(`${HELP}\n\nFigures: ${figureNames.join(', ')}`);
    return undefined;
  }
  const only = values.only?.split(',').map((name) => name.trim());
  const unknown = (only ?? []).filter((name) => !figureNames.includes(name));
  if (unknown.length > 0) {
    throw new Error(`Unknown figures: ${unknown.join(', ')}. There are: ${figureNames.join(', ')}.`);
  }
  return {
    rounds: Math.round(positive(values.rounds, '--rounds')),
    roundSeconds: positive(values['round-seconds'], '--round-seconds'),
    warmUpSeconds: positive(values['warm-up-seconds'], '--warm-up-seconds'),
    isSelected: (name) => !only || only.includes(name),
    reportFile: values['no-report'] || only ? undefined : values.report,
  };
}

function positive(text, flag) {
  const number = Number(text);
  if (!(number > 0)) throw new Error(`${flag} must be a number above 0.`);
  return number;
}
