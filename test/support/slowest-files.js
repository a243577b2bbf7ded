import { appendFileSync, existsSync, readFileSync } from 'node:fs';

const COUNT = 10;

/**
 * For the reporters of the lanes. When `npm test` runs several lanes, each file's duration is added to its list, which
 * is printed at the end; a lane that runs alone prints its own.
 *
 * @param {{ file: string, seconds: number }[]} files
 */
export function reportDurations(files) {
  const list = process.env.TEST_DURATIONS_FILE;
  if (list) for (const entry of files) appendFileSync(list, `${JSON.stringify(entry)}\n`);
  else if (files.length > COUNT) process.stderr.write(slowest(files));
}

/** @param {string} list */
export function slowestOf(list) {
  if (!existsSync(list)) return '';
  const lines = readFileSync(list, 'utf8').trimEnd().split('\n');
  return slowest(lines.map((line) => JSON.parse(line)));
}

function slowest(files) {
  const lines = files
    .toSorted((one, other) => other.seconds - one.seconds)
    .slice(0, COUNT)
    .map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file}\n`);
  return `\nSlowest files:\n${lines.join('')}`;
}
