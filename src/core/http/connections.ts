import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { CONFIG, type Config } from '../config/config.js';
import { NetworkList } from '../primitives/client-address.js';
import { ConnectionCounter } from './connection-limits.js';
import { peerAddress } from './forwarded.js';
import { closeLingering } from './lingering-close.js';
import { cutOffNonReaders } from './non-readers.js';

/** A request that was on its way when the server was told to stop has arrived by then. */
const ON_ITS_WAY_MS = 1_000;
/** A proxy sends its next request on the connection that it used last: one that was silent for so long is not next. */
const SILENT_MS = 1_000;
const LOOK_FOR_SILENT_EVERY_MS = 100;
/**
 * A connection that waits to be accepted when the listener closes is reset, with the request that was sent on it. So for
 * so long before, or half the delay, connections are kept, and nobody needs a new one.
 */
const CALM_MS_MAX = 500;

/** What a connection had received when it was seen idle, and since when it has been so, by `performance.now()`. */
interface Silence {
  bytesRead: number;
  since: number;
}

/**
 * Sees to the connections of the server: how many there may be, that every one of them ends in bounded time, and
 * that a server which stops comes to its end without a request that fails for it. Node.js closes connections that are
 * idle at that moment, but neither those that become so later, nor those that browsers open in advance and on which
 * nothing has been said yet.
 */
@Injectable()
export class Connections {
  /** Each with the answer that it carries now, or carried last. */
  readonly #sockets = new Map<Socket, ServerResponse | undefined>();
  readonly #haste = new AbortController();
  #isDraining = false;
  #isClosing = false;
  /** Whether an answer is the last on its connection. */
  #endsWithAnswers = false;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Whether the server has been told to stop, and serves on for those who have not heard of it. */
  get isDraining(): boolean {
    return this.#isDraining;
  }

  watch(fastify: FastifyInstance): void {
    const { limits, trustedProxies } = this.config;
    const counter = new ConnectionCounter({
      connectionsMax: limits.CONNECTIONS_MAX,
      perAddressMax: limits.CONNECTIONS_PER_ADDRESS_MAX,
      trustedProxies: new NetworkList(trustedProxies),
    });

    fastify.server.on('connection', (socket) => {
      const peer = peerAddress(socket);
      if (peer === undefined || !counter.admit(socket, peer)) {
        socket.destroy();
        return;
      }
      this.#sockets.set(socket, undefined);
      socket.once('close', () => this.#sockets.delete(socket));
      // Node's way to end a connection after its last answer.
      socket.destroySoon = () => closeLingering(socket, { isPatient: !this.#isClosing });
    });
    fastify.server.on('request', ({ socket }, response) => {
      if (this.#sockets.has(socket)) this.#sockets.set(socket, response);
    });
    cutOffNonReaders(this.#sockets);

    fastify.addHook('preClose', (done) => {
      this.#isClosing = true;
      this.#endsWithAnswers = true;
      setTimeout(() => {
        for (const socket of this.#sockets.keys()) if (socket.bytesRead === 0) socket.destroy();
      }, ON_ITS_WAY_MS).unref();
      done();
    });

    fastify.addHook('onSend', (_request, reply, _payload, done) => {
      if (this.#endsWithAnswers) reply.header('connection', 'close');
      done();
    });
  }

  /**
   * Serves on for `SHUTDOWN_DELAY_SECONDS`, so that whoever spreads the requests learns that others have to take them.
   * Each answer ends its connection, and so does silence. Then nobody gets a new connection, and those that are left
   * end in the same way. Resolves when the server can be closed.
   */
  async drain(server: NetServer): Promise<void> {
    const delayMs = this.config.shutdownDelaySeconds * 1_000;
    if (delayMs === 0 || this.#haste.signal.aborted) return;
    this.#isDraining = true;
    this.#endsWithAnswers = true;
    const calmMs = Math.min(CALM_MS_MAX, delayMs / 2);
    const silences = new WeakMap<Socket, Silence>();
    const sweep = setInterval(() => this.#endSilent(silences), LOOK_FOR_SILENT_EVERY_MS);
    try {
      await this.#pause(delayMs - calmMs);
      this.#endsWithAnswers = false;
      await this.#pause(calmMs);
      // When those that wait have just been accepted.
      await setImmediate();
      // Its own `close` would also end the idle connections, of which one may just be getting a request.
      NetServer.prototype.close.call(server);
      this.#endsWithAnswers = true;
      const areGone = once(server, 'close', { signal: this.#haste.signal });
      await Promise.race([areGone.catch(() => undefined), this.#pause(SILENT_MS + LOOK_FOR_SILENT_EVERY_MS)]);
    } finally {
      clearInterval(sweep);
    }
  }

  /** Makes a `drain` that is under way, or to come, end at once. */
  hurry(): void {
    this.#haste.abort();
  }

  #pause(milliseconds: number): Promise<void> {
    return sleep(milliseconds, undefined, { signal: this.#haste.signal }).catch(() => undefined);
  }

  #endSilent(silences: WeakMap<Socket, Silence>): void {
    const now = performance.now();
    for (const socket of this.#sockets.keys()) {
      const { bytesRead } = socket;
      const silence = silences.get(socket);
      if (!this.#isIdle(socket)) silences.delete(socket);
      else if (silence?.bytesRead !== bytesRead) silences.set(socket, { bytesRead, since: now });
      else if (now - silence.since >= SILENT_MS) socket.end();
    }
  }

  #isIdle(socket: Socket): boolean {
    return this.#sockets.get(socket)?.closed ?? true;
  }
}
