/**
 * Measures what the documentation promises. Starts everything it needs, on the loopback interface only, and ends all of
 * it again, even after a failure or Ctrl-C.
 */
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { auditVerification } from './figures/audit.js';
import { bounds } from './figures/bounds.js';
import { dashboard } from './figures/dashboard.js';
import { verify, verifyBehindNginx } from './figures/forward-auth.js';
import { importKeys } from './figures/import.js';
import { limiterCalls, limitMemory, limits, limitStatements } from './figures/limits.js';
import { manyKeys } from './figures/many-keys.js';
import { memory } from './figures/memory.js';
import { millionKeys } from './figures/million-keys.js';
import { queries } from './figures/queries.js';
import { revocation, revocationCutOff } from './figures/revocation.js';
import { scan } from './figures/scan.js';
import { serviceAccountKey } from './figures/service-account-key.js';
import { start } from './figures/start.js';
import { throughput } from './figures/throughput.js';
import { usageWrites } from './figures/usage-writes.js';
import { verifierCalls, verifierExpress, verifierRevocation } from './figures/verifier.js';
import { webhooks } from './figures/webhooks.js';
import { readOptions } from './lib/options.js';
import { installPeers } from './lib/peers.js';
import { endLeftovers } from './lib/process.js';
import { saveReport, writeReport } from './lib/report.js';
import { openWorkplace } from './lib/workplace.js';

const MINUTES_MAX = 40;
const groups = [
  throughput,
  queries,
  usageWrites,
  millionKeys,
  manyKeys,
  importKeys,
  serviceAccountKey,
  memory,
  limits,
  limiterCalls,
  limitStatements,
  limitMemory,
  revocation,
  revocationCutOff,
  verify,
  verifyBehindNginx,
  verifierCalls,
  verifierExpress,
  verifierRevocation,
  start,
  scan,
  webhooks,
  auditVerification,
  dashboard,
  bounds,
];

let stopping = false;
const options = readOptions(groups.flatMap(({ names }) => names));
if (options) {
  await installPeers();
  const workplace = await openWorkplace();
  const stop = (message, code) => {
    stopping = true;
    console.error(message);
    void workplace.close().finally(() => process.exit(code));
  };
  process.on('SIGINT', () => stop('Stopping …', 130));
  process.on('SIGTERM', () => stop('Stopping …', 143));
  setTimeout(() => stop(`Not done after ${MINUTES_MAX} minutes.`, 1), MINUTES_MAX * 60_000).unref();

  let everythingReached = false;
  try {
    everythingReached = await measureAll(workplace);
  } finally {
    await workplace.close();
  }
  process.exit(everythingReached ? 0 : 1);
}

/** @returns whether every figure was measured and reached its target */
async function measureAll(workplace) {
  const startedAt = performance.now();
  const [loadBefore] = loadavg();
  if (loadBefore > 0.5)
    console.log(`The machine is busy (load average ${loadBefore.toFixed(2)}), and the figures will show it.`);
  const report = { figures: [], lanes: [], notes: [] };
  for (const group of groups.filter(({ names }) => names.some(options.isSelected))) {
    console.log(`${group.names.filter(options.isSelected).join(', ')} …`);
    const { figures, lanes = [], notes = [] } = await measure(group, workplace);
    for (const figure of figures) {
      const verdict = figure.reached ? '' : '  MISSED';
      console.log(
        `  ${figure.title}: ${figure.measured} (${figure.spread}), target ${figure.target}${verdict}`,
      );
    }
    report.figures.push(...figures);
    report.lanes.push(...lanes);
    report.notes.push(...notes);
  }
  const { rows } = await workplace.superuser.query('SHOW server_version');
  const text = await writeReport({
    ...report,
    options,
    loadBefore,
    seconds: (performance.now() - startedAt) / 1000,
    postgresVersion: rows[0].server_version,
  });
  console.log(`\n${text}`);
  if (options.reportFile) await saveReport(resolve(options.reportFile), text);
  return report.figures.every(({ reached }) => reached);
}

/** A figure that cannot be measured does not affect the others. */
async function measure(group, workplace) {
  try {
    return await group.measure(workplace, options);
  } catch (error) {
    // Its servers were ended underneath it. There is nothing to report, and the process is about to end.
    if (stopping) await new Promise(() => undefined);
    console.error(error);
    await endLeftovers();
    const title = group.names.filter(options.isSelected).join(', ');
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    return {
      figures: [{ title, target: '–', measured: `not measured: ${reason}`, spread: '–', reached: false }],
    };
  }
}
