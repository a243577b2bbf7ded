import type { Socket } from 'node:net';

/** How long a client that keeps sending has to read the response, … */
const LINGER_MS = 8_000;
/** … and how long one that sends nothing, or has already used up its time. */
const SILENT_LINGER_MS = 2_000;

const lingering = new WeakSet<Socket>();

/**
 * Closes a connection so that the client can still read the last response: closing a socket with unread bytes resets
 * the connection, and the reset overtakes the response (RFC 9112 §9.6). Incoming data is discarded until the client
 * closes its side or the time is up. A client that ignores our end of the connection keeps nothing open.
 *
 * @param isPatient whether the client may still be sending; false if it has been too slow already
 */
export function closeLingering(socket: Socket, { isPatient }: { isPatient: boolean }): void {
  if (lingering.has(socket) || socket.destroyed) return;
  lingering.add(socket);
  // The parser may have paused reading because nobody consumed the body. Resume while it is still listening: once it
  // has let go of the socket, nothing would restart it.
  socket.emit('resume');
  // Nothing that arrives now is a request, so the parser must not see it.
  socket.removeAllListeners('data');
  socket.on('data', () => undefined);
  socket.resume();
  socket.setTimeout(SILENT_LINGER_MS, () => socket.destroy());
  const deadline = setTimeout(() => socket.destroy(), isPatient ? LINGER_MS : SILENT_LINGER_MS);
  socket.once('close', () => clearTimeout(deadline));
  socket.end();
}
