import { checkRefused, INSTANCES, makeKnown, revoke, startCluster, WARM_UP_REVOKES } from '../lib/cluster.js';
import { statusFor, waitUntilComplete } from '../lib/cluster.js';
import { atMost, milliseconds } from '../lib/figures.js';
import { stopServer } from '../lib/process.js';
import { quantile, summarise } from '../lib/statistics.js';

const REACHABLE_MS_MAX = 25;
const LEASE_MS = 3_000;
const CUT_OFF_MS_MAX = LEASE_MS + 500;
const REVOKES_PER_ROUND = 2 * INSTANCES;

/** How long a revocation takes until it is answered, and therefore final, with all instances reachable. */
export const revocation = {
  names: ['revoke'],
  async measure(workplace, { rounds }) {
    const revokes = WARM_UP_REVOKES + rounds * REVOKES_PER_ROUND;
    const { instances, account, keys } = await startCluster(workplace, 'revoke', revokes);
    const elapsed = [];
    for (const [index, key] of keys.entries()) {
      await makeKnown(instances, key);
      const elapsedMs = await revoke(instances[index % INSTANCES], account, key);
      for (const instance of instances) checkRefused(await statusFor(instance, key), instance);
      if (index >= WARM_UP_REVOKES) elapsed.push(elapsedMs);
    }
    for (const instance of instances) await stopServer(instance);
    return {
      figures: [
        atMost(
          'Revoke answered, 4 instances, all reachable',
          REACHABLE_MS_MAX,
          summarise(elapsed),
          milliseconds,
        ),
      ],
      notes: [
        `Revocation with all instances reachable: ${elapsed.length} revokes, 95% within ` +
          `${milliseconds(quantile(elapsed, 0.95))}. After each, all four instances refused the key.`,
      ],
    };
  },
};

/** The same with one instance stopped and unable to acknowledge: the writer waits out its lease. */
export const revocationCutOff = {
  names: ['revoke-cut-off'],
  async measure(workplace, { rounds }) {
    const cluster = await startCluster(workplace, 'revoke_cut_off', rounds);
    const { instances, account, keys } = cluster;
    const elapsed = [];
    for (const [index, key] of keys.entries()) {
      const writer = instances[index % INSTANCES];
      const paused = instances[(index + 1) % INSTANCES];
      await makeKnown(instances, key);
      paused.child.kill('SIGSTOP');
      elapsed.push(await revoke(writer, account, key));
      // Sent after the revoke was answered, and already waiting when the paused instance wakes up.
      const statusOfPaused = statusFor(paused, key);
      for (const instance of instances) {
        if (instance !== paused) checkRefused(await statusFor(instance, key), instance);
      }
      paused.child.kill('SIGCONT');
      checkRefused(await statusOfPaused, paused);
      await waitUntilComplete(cluster);
    }
    for (const instance of instances) await stopServer(instance);
    const summary = summarise(elapsed);
    return {
      figures: [
        atMost(
          'Revoke answered, 4 instances, one of them cut off (slowest)',
          CUT_OFF_MS_MAX,
          summary,
          milliseconds,
          summary.most,
        ),
      ],
    };
  },
};
