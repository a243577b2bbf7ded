import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { peerAddress } from './forwarded.js';
import { ConnectionCounter, type ConnectionLimits } from './connection-limits.js';
import { closeLingering } from './lingering-close.js';
import { cutOffNonReaders } from './non-readers.js';

/** A request that was on its way when the server was told to stop has arrived by then. */
const ON_ITS_WAY_MS = 1_000;
/**
 * Sees to the connections of the server: how many there may be, that every one of them ends in bounded time, and
 * that a server which stops comes to its end. Node.js closes connections that are idle at that moment, but neither
 * those that become so later, nor those that browsers open in advance and on which nothing has been said yet.
 */
export function watchConnections(fastify: FastifyInstance, limits: ConnectionLimits): void {
  const sockets = new Set<Socket>();
  const counter = new ConnectionCounter(limits);
  let closing = false;

  fastify.server.on('connection', (socket) => {
    const peer = peerAddress(socket);
    if (peer === undefined || !counter.admit(socket, peer)) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // Node's way to end a connection after its last answer.
    socket.destroySoon = () => closeLingering(socket, { isPatient: !closing });
  });

  cutOffNonReaders(sockets);

  fastify.addHook('preClose', (done) => {
    closing = true;
    setTimeout(() => {
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    }, ON_ITS_WAY_MS).unref();
    done();
  });

  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) reply.header('connection', 'close');
    done();
  });
}
