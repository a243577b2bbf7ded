import { context } from 'esbuild';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { bundleOptions, replaceFiles } from './server-bundle.js';
import { root } from './server-packages.js';

/** Separate from the output of `npm run build`, which tests may be running. */
const OUTPUT = join(root, 'dist/dev');
/** An editor writes a file in several steps, and several files at once. */
const SETTLE_MS = 30;
/** After this, a request in progress is cut off. */
const KILL_AFTER_MS = 2_000;

/** A server that is rebuilt and restarted when its sources change. */
export class DevServer {
  #compiler = context(bundleOptions(OUTPUT));
  #nodeArguments;
  #say;
  #variables;
  #child;
  #state = pending();
  #working = Promise.resolve();
  #isDirty = false;

  constructor({ nodeArguments, say }) {
    this.#nodeArguments = nodeArguments;
    this.#say = say;
  }

  /** A module as it was when first imported. */
  importBuilt(path) {
    return import(pathToFileURL(join(OUTPUT, 'src', path)).href);
  }

  /** @returns false if the sources have an error, which esbuild has shown */
  async build() {
    const startedAt = performance.now();
    try {
      await replaceFiles(OUTPUT, await (await this.#compiler).rebuild());
    } catch {
      this.#say('the server was not built; it is tried again when a file changes');
      return false;
    }
    this.#say(`server built in ${Math.round(performance.now() - startedAt)} ms`);
    return true;
  }

  start(variables) {
    this.#variables = variables;
    this.#launch();
  }

  /** Resolves once requests can be sent; rejects if the server has ended. */
  ready() {
    return this.#state.promise;
  }

  /** Rebuilds and, if that succeeds, restarts. Until then the previous server answers. */
  changed() {
    if (this.#isDirty) return;
    this.#isDirty = true;
    this.#working = this.#working.then(async () => {
      await sleep(SETTLE_MS);
      this.#isDirty = false;
      if (!(await this.build())) return;
      this.#state = pending();
      await this.#end();
      this.#launch();
    });
  }

  async stop() {
    this.#isDirty = true;
    await this.#working;
    await this.#end();
    await (await this.#compiler).dispose();
  }

  #launch() {
    const state = this.#state;
    const child = spawn(
      process.execPath,
      ['--enable-source-maps', ...this.#nodeArguments, join(OUTPUT, 'src/main.js')],
      {
        cwd: root,
        env: { ...process.env, ...this.#variables },
        // The server reports through the IPC channel when it is ready.
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      },
    );
    this.#child = child;
    child.once('message', () => state.resolve());
    child.once('exit', (code, signal) => {
      if (this.#child !== child) return;
      this.#child = undefined;
      this.#state = pending();
      this.#state.reject(new Error(`The server has ended (${signal ?? code}): see the terminal.`));
      state.reject(new Error(`The server did not start (${signal ?? code}): see the terminal.`));
      this.#say(`the server has ended (${signal ?? code}); it is started again when a file changes`);
    });
  }

  async #end() {
    const child = this.#child;
    if (!child) return;
    this.#child = undefined;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
    await exited;
    clearTimeout(timer);
  }
}

/** A promise that is settled from outside, and need not be awaited by anyone. */
function pending() {
  const state = {};
  state.promise = new Promise((resolve, reject) => Object.assign(state, { resolve, reject }));
  state.promise.catch(() => undefined);
  return state;
}
