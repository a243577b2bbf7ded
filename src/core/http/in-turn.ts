import type { RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Serves the requests of a connection one after the other. A client may send requests without waiting for the responses
 * (pipelining): Node.js hands them out as they arrive and keeps each response until it is its turn. Of a client that does
 * not read, the server would keep hundreds.
 */
export function inTurn(serve: RequestListener): RequestListener {
  const lastOf = new WeakMap<Socket, ServerResponse>();
  return (request, response) => {
    const { socket } = request;
    const previous = lastOf.get(socket);
    lastOf.set(socket, response);
    if (previous === undefined || previous.writableFinished || previous.destroyed) serve(request, response);
    else
      previous.once('close', () => {
        if (!socket.destroyed) serve(request, response);
      });
  };
}
