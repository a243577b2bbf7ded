import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json } from '../client.js';
import { eventually } from '../eventually.js';
import { register, registration } from '../server.js';

/** A request that the receiver got. */
export interface Received {
  /** Milliseconds since the epoch. */
  at: number;
  method: string;
  path: string;
  /** Its response: `ok`, `status`, `hang`, … */
  answer: string;
  headers: Record<string, string>;
  body: string;
  /** Numbers of the secrets with which `standardwebhooks` verifies it. */
  verifiedBy: number[];
}

export interface Receiver {
  /** URL of an endpoint that behaves as requested: `ok`, `status/500`, `hang`, …: see receiver-process.js. */
  url(behaviour: string): string;
  readonly requests: readonly Received[];
  /** Adds a secret with which deliveries are verified. */
  learn(secret: string): Promise<void>;
  /** The requests for `behaviour`, once there are `count`. */
  got(behaviour: string, count: number): Promise<Received[]>;
  stop(): Promise<void>;
}

/** Starts a receiver as a separate process. */
export async function startReceiver(): Promise<Receiver> {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'receiver-process.js')], {
    stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
  });
  await register(child);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const requests: Received[] = [];
  const port = await new Promise<number>((found) => {
    child.on('message', (event: Json) => {
      if (event.kind === 'listening') found(event.port);
      if (event.kind === 'request') requests.push(event);
    });
  });
  const of = (behaviour: string) => requests.filter(({ path }) => path === `/${behaviour}`);
  return {
    url: (behaviour) => `http://127.0.0.1:${port}/${behaviour}`,
    requests,
    async learn(secret) {
      const learned = new Promise<void>((resolve) => {
        const check = (event: Json): void => {
          if (event.kind !== 'learned') return;
          child.off('message', check);
          resolve();
        };
        child.on('message', check);
      });
      child.stdin?.write(`${secret}\n`);
      await learned;
    },
    async got(behaviour, count) {
      return eventually(`${count} requests for ${behaviour}`, () => of(behaviour), {
        until: ({ length }) => length >= count,
      });
    },
    async stop() {
      child.kill('SIGKILL');
      await ended;
      await rm(registration(child), { force: true });
    },
  };
}
