import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request as send } from 'undici';
import { fencesOf } from './docs/blocks.js';
import { freePort } from './docs/free-port.js';
import { readPageFile } from './docs/run-blocks.js';
import { type Account, register } from './client.js';
import type { OwnDatabase } from './database.js';
import type { Program } from './program.js';
import { nginxConfiguration, type RunningProxy, startProxy } from './proxy-program.js';
import { startServerProgram } from './server-program.js';

export type FleetProxy = 'nginx' | 'haproxy';

const CLIENTS = 8;
/** The number of requests does not matter, only how they fare during a restart. */
const PAUSE_MS = 2;

/** What clients with keep-alive connections experienced. */
export interface Outcome {
  reads: number;
  writes: number;
  /** How each request failed that was not answered properly. */
  failures: string[];
}

const page = await readPageFile('docs/self-hosting.md');

/** The page's configuration for several instances, with these ports. */
function documented(language: string, ports: number[]): string {
  const block = fencesOf(page, language).find((text) => text.includes('10.0.0.12:3000')) ?? '';
  return block
    .replace('10.0.0.11:3000', `127.0.0.1:${ports[0]}`)
    .replace('10.0.0.12:3000', `127.0.0.1:${ports[1]}`);
}

const configurations: Record<FleetProxy, (port: number, instances: number[]) => string> = {
  nginx: (port, instances) =>
    nginxConfiguration(`
      ${documented('nginx', instances).replaceAll('fail_timeout=5s', 'fail_timeout=1s')}
      server {
        listen 127.0.0.1:${port};
        location / {
          proxy_pass http://latchkey;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          proxy_set_header Host $host;
        }
      }`),
  haproxy: (port, instances) => `
defaults
  mode http
  timeout connect 1s
  timeout client 30s
  timeout server 30s
frontend api
  bind 127.0.0.1:${port}
  default_backend latchkey
${documented('haproxy', instances)}
`,
};

/** Two instances behind a proxy, on fixed ports. */
export class Fleet {
  private constructor(
    private readonly database: OwnDatabase,
    private readonly env: Record<string, string>,
    private readonly ports: number[],
    private readonly instances: Program[],
    private readonly proxy: RunningProxy,
    private readonly url: string,
    private readonly account: Account,
  ) {}

  static async start(database: OwnDatabase, proxyName: FleetProxy, env: Record<string, string>) {
    const [port = 0, ...ports] = [await freePort(), await freePort(), await freePort()];
    const instances = await Promise.all(
      ports.map((each) => startServerProgram(database, { ...env, PORT: String(each) })),
    );
    const url = `http://127.0.0.1:${port}`;
    const proxy = await startProxy(
      proxyName,
      configurations[proxyName](port, ports),
      async () => (await fetch(`${url}/health/ready`)).ok,
    );
    const account = await register({ url });
    return new Fleet(database, env, ports, instances, proxy, url, account);
  }

  /** Ends one as an operator would, and starts a replacement. */
  async restart(index: number): Promise<void> {
    const instance = this.instances[index];
    instance?.process.kill('SIGTERM');
    const code = await instance?.ended();
    if (code !== 0) throw new Error(`It ended with ${code}:\n${instance?.log.join('\n')}`);
    const started = await startServerProgram(this.database, {
      ...this.env,
      PORT: String(this.ports[index]),
    });
    this.instances[index] = started;
    // By then the proxy retries the instance that it had marked as down.
    await sleep(1_200);
  }

  /** Reads and writes through the proxy while `work` runs, and a little longer. */
  async underLoad(work: () => Promise<void>): Promise<Outcome> {
    const outcome: Outcome = { reads: 0, writes: 0, failures: [] };
    const dispatcher = new Agent({ connections: CLIENTS, pipelining: 1, keepAliveTimeout: 60_000 });
    let isOver = false;
    const clients = Array.from({ length: CLIENTS }, async (_, client) => {
      while (!isOver) {
        if (client % 2 === 0) await this.#send(dispatcher, outcome, 'GET');
        else await this.#send(dispatcher, outcome, 'POST');
        await sleep(PAUSE_MS);
      }
    });
    try {
      await work();
    } finally {
      isOver = true;
      await Promise.all(clients);
      await dispatcher.close();
    }
    return outcome;
  }

  async #send(dispatcher: Agent, outcome: Outcome, method: 'GET' | 'POST'): Promise<void> {
    const expected = method === 'GET' ? 200 : 201;
    try {
      const { statusCode, body } = await send(`${this.url}/api/v1/${method === 'GET' ? 'me' : 'documents'}`, {
        dispatcher,
        method,
        headers: { 'x-api-key': this.account.apiKey, 'content-type': 'application/json' },
        ...(method === 'POST' ? { body: '{"title":"written under way","body":""}' } : {}),
      });
      const text = await body.text();
      // The proxy's own errors are pages, not JSON.
      if (statusCode !== expected) outcome.failures.push(`${method}: ${statusCode} ${text}`);
    } catch (error) {
      outcome.failures.push(`${method}: ${String(error)}`);
    }
    if (method === 'GET') outcome.reads += 1;
    else outcome.writes += 1;
  }

  async stop(): Promise<void> {
    await this.proxy.stop();
    for (const { process } of this.instances) process.kill('SIGTERM');
    await Promise.all(this.instances.map((instance) => instance.ended()));
  }
}
