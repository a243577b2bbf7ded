import { once } from 'node:events';
import type { RequestListener, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { CONFIG, type Config } from '../config/config.js';
import { NetworkList } from '../primitives/client-address.js';
import { ConnectionCounter } from './connection-limits.js';
import { peerAddress } from './forwarded.js';
import { inTurn } from './in-turn.js';
import { closeLingering } from './lingering-close.js';
import { cutOffNonReaders } from './non-readers.js';

/** A request that was in transit when the server was told to stop arrives within this time. */
const ON_ITS_WAY_MS = 1_000;
/** A proxy reuses the connection that it used last, so one that has been silent this long will not be next. */
const SILENT_MS = 1_000;
const LOOK_FOR_SILENT_EVERY_MS = 100;
/**
 * When the listener closes, connections waiting to be accepted are reset, along with any request sent on them. So for
 * this long before (or half the delay, if shorter), connections are kept open and nobody needs a new one.
 */
const CALM_MS_MAX = 500;

/** How much a connection had received when it was seen idle, and since when, by `performance.now()`. */
interface Silence {
  bytesRead: number;
  since: number;
}

/**
 * Manages the server's connections: how many there may be, that each ends in bounded time, and that the server shuts
 * down without failing a request. Node.js closes connections that are idle at that moment, but not those that become
 * idle later, nor those that browsers open in advance and have not used yet.
 */
@Injectable()
export class Connections {
  /** Each socket with its current or last response. */
  readonly #sockets = new Map<Socket, ServerResponse | undefined>();
  readonly #haste = new AbortController();
  #isDraining = false;
  #isClosing = false;
  /** Whether each connection closes after its current response. */
  #endsWithAnswers = false;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Whether the server has been told to stop, but still serves callers that have not noticed. */
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
      // Called by Node to end a connection after its last response.
      socket.destroySoon = () => closeLingering(socket, { isPatient: !this.#isClosing });
    });
    const serve = fastify.server.listeners('request') as RequestListener[];
    fastify.server.removeAllListeners('request');
    fastify.server.on(
      'request',
      inTurn((request, response) => {
        const { socket } = request;
        if (this.#sockets.has(socket)) this.#sockets.set(socket, response);
        for (const listener of serve) listener.call(fastify.server, request, response);
      }),
    );
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
   * Keeps serving for `SHUTDOWN_DELAY_SECONDS`, so that load balancers learn to send requests elsewhere. Each response
   * closes its connection, and so does silence. After that, no new connections are accepted, and the remaining ones end
   * in the same way. Resolves when the server can be closed.
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
      // Once waiting connections have been accepted.
      await setImmediate();
      // Node's own `close` would also end idle connections, one of which may just be receiving a request.
      NetServer.prototype.close.call(server);
      this.#endsWithAnswers = true;
      const areGone = once(server, 'close', { signal: this.#haste.signal });
      await Promise.race([areGone.catch(() => undefined), this.#pause(SILENT_MS + LOOK_FOR_SILENT_EVERY_MS)]);
    } finally {
      clearInterval(sweep);
    }
  }

  /** Ends a current or future `drain` at once. */
  forceClose(): void {
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
