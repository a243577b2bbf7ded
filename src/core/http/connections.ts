import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** A request that was on its way when the server was told to stop has arrived by then. */
const ON_ITS_WAY_MS = 1_000;

/**
 * Lets a server that stops come to its end: Node.js closes connections that are idle at that moment, but neither
 * those that become so later, nor those that browsers open in advance and on which nothing has been said yet.
 */
export function endConnectionsOnClose(fastify: FastifyInstance): void {
  const sockets = new Set<Socket>();
  let closing = false;

  fastify.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

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
