import type { RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** More than any client sends without waiting. */
const WAITING_MAX = 128;

interface Turn {
  /** The response to the request that arrived last. */
  last: ServerResponse;
  /** How many requests have not been served yet. */
  waiting: number;
}

/**
 * Serves the requests of a connection one after the other. A client may send requests without waiting for the responses
 * (pipelining): Node.js hands them out as they arrive and keeps each response until it is its turn. Of a client that does
 * not read, the server would keep hundreds. Waiting requests have no response that would make Node.js stop reading, so
 * their number is limited: beyond it, the connection is closed.
 */
export function inTurn(serve: RequestListener): RequestListener {
  const turns = new WeakMap<Socket, Turn>();
  return (request, response) => {
    const { socket } = request;
    const turn = turns.get(socket);
    if (turn === undefined) {
      turns.set(socket, { last: response, waiting: 0 });
      serve(request, response);
      return;
    }
    const previous = turn.last;
    turn.last = response;
    if (previous.writableFinished || previous.destroyed) {
      serve(request, response);
      return;
    }
    turn.waiting += 1;
    if (turn.waiting > WAITING_MAX) {
      socket.destroy();
      return;
    }
    previous.once('close', () => {
      turn.waiting -= 1;
      if (!socket.destroyed) serve(request, response);
    });
  };
}
