import { setTimeout as sleep } from 'node:timers/promises';
import { anyOf } from '../support/any-of.js';
import { request } from '../support/client.js';
import type { HttpFault } from '../support/http-proxy.js';
import type { Cluster, Instance, Target, VerifierProcess } from './cluster.js';

/** A temporary fault. Resolves once it is repaired. */
export interface Fault {
  name: string;
  inflict(cluster: Cluster, victim: Instance): Promise<void>;
}

const between = (minimum: number, maximum: number): number => minimum + Math.random() * (maximum - minimum);

const proxyFault = (
  name: string,
  fault: Parameters<Instance['proxy']['setFault']>[0],
  forMs: [number, number],
): Fault => ({
  name,
  async inflict({ clockSpeed }, { proxy }) {
    proxy.setFault(fault);
    await sleep(between(...forMs) / clockSpeed);
    proxy.setFault({ kind: 'none' });
  },
});

/** Faults of one instance; `restartDatabase` creates one that affects all. */
export const instanceFaults: Fault[] = [
  proxyFault('database cut off', { kind: 'cut' }, [500, 5_000]),
  proxyFault('database in a black hole', { kind: 'blackhole' }, [500, 6_000]),
  proxyFault('database slow', { kind: 'delay', milliseconds: 80 }, [1_000, 4_000]),
  proxyFault('notifications lost', { kind: 'swallow-notifications' }, [1_000, 5_000]),
  {
    name: 'instance paused',
    async inflict({ clockSpeed }, { server }) {
      server.signal('SIGSTOP');
      await sleep(between(200, 6_000) / clockSpeed);
      server.signal('SIGCONT');
    },
  },
  {
    name: 'instance killed and started again',
    async inflict(cluster, victim) {
      await victim.server.kill();
      await sleep(between(0, 1_000));
      await cluster.restart(victim);
    },
  },
];

type VerifierFault = (verifier: VerifierProcess, cluster: Cluster) => Promise<void>;

const verifierFault = (name: string, inflict: VerifierFault): Fault => ({
  name,
  async inflict(cluster) {
    await inflict(anyOf(cluster.verifiers), cluster);
  },
});

/** On the way to all instances, or only to the one in use, in which case the verifier continues with the other. */
const httpFault = (name: string, fault: HttpFault, isEverywhere: boolean): Fault =>
  verifierFault(name, async ({ proxies }) => {
    const faulty = isEverywhere ? proxies : proxies.slice(0, 1);
    for (const proxy of faulty) proxy.fault = () => fault;
    await sleep(between(500, 5_000));
    for (const proxy of faulty) proxy.fault = undefined;
  });

/** Faults of one verifier, in a cluster that has any. */
export const verifierFaults: Fault[] = [
  httpFault('verifier cut off', { kind: 'refuse' }, true),
  httpFault('verifier cut off from one instance', { kind: 'refuse' }, false),
  httpFault('answers to a verifier lost', { kind: 'lose-answer' }, true),
  httpFault('answers to a verifier stalled', { kind: 'stall' }, true),
  httpFault('verifier slow', { kind: 'delay', milliseconds: 300 }, true),
  verifierFault('verifier paused', async ({ server }) => {
    server.signal('SIGSTOP');
    await sleep(between(200, 6_000));
    server.signal('SIGCONT');
  }),
  verifierFault('verifier killed and started again', async (verifier, cluster) => {
    await verifier.server.kill();
    await sleep(between(0, 1_000));
    await cluster.restartVerifier(verifier);
  }),
];

/** A manual change that makes more entries stale than are named individually. */
export const massChange: Fault = {
  name: 'mass change',
  async inflict(cluster) {
    await cluster.query(
      `BEGIN; SET LOCAL latchkey.change = 'by-hand';
       SELECT note_stale_authority(VARIADIC ARRAY(SELECT 'key:of nobody ' || n FROM generate_series(1, 1500) AS n));
       COMMIT`,
      [],
    );
  },
};

export const databaseRestart = (restartDatabase: () => Promise<void>): Fault => ({
  name: 'database restarted',
  inflict: restartDatabase,
});

/**
 * Inflicts one fault after another on randomly chosen instances until told to stop, and checks after each that the
 * system recovers by itself.
 */
export async function inflictFaults(
  cluster: Cluster,
  faults: readonly Fault[],
  isOver: () => boolean,
): Promise<string[]> {
  const inflicted: string[] = [];
  for (let turn = 0; !isOver(); turn += 1) {
    const fault = faults[turn % faults.length] as Fault;
    const victim = anyOf(cluster.instances);
    inflicted.push(fault.name);
    await fault.inflict(cluster, victim);
    await wellAgain(cluster, fault.name);
    await sleep(between(100, 500));
  }
  return inflicted;
}

const RECOVERY_MS_MAX = 20_000;

async function wellAgain(cluster: Cluster, faultName: string): Promise<void> {
  const giveUpAt = performance.now() + RECOVERY_MS_MAX;
  /** undefined: it is ready. */
  const failureOf = async ({ index, server }: Target): Promise<string | undefined> => {
    const answer = await request(server, 'GET', '/health/ready').catch(String);
    if (typeof answer !== 'string' && answer.status === 200) return undefined;
    const lastLines = server.log.filter((line) => !line.includes('"request"')).slice(-5);
    return [`Instance ${index}: ${typeof answer === 'string' ? answer : answer.text}`, ...lastLines].join(
      '\n',
    );
  };
  for (;;) {
    const failures = (await Promise.all(cluster.targets.map(failureOf))).filter(Boolean);
    if (failures.length === 0) return;
    if (performance.now() > giveUpAt) {
      throw new Error([`Not well again after: ${faultName}`, ...failures].join('\n'));
    }
    await sleep(100);
  }
}
