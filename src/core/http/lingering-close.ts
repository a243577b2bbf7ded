import type { Socket } from 'node:net';

/** A client that goes on sending has this long to read the answer, … */
const LINGER_MS = 8_000;
/** … and this long if it sends nothing, or has used up its time already. */
const SILENT_LINGER_MS = 2_000;

const lingering = new WeakSet<Socket>();

/**
 * Ends a connection so that the client can read the last answer: a socket that is closed while bytes of the client
 * are unread resets the connection, and the reset overtakes the answer (RFC 9112 §9.6). What still comes is thrown
 * away, until the client closes its side or its time is up. A client that ignores our end of the connection keeps
 * nothing.
 *
 * @param isPatient whether the client may still be in the middle of sending; false where it has been too slow already
 */
export function closeLingering(socket: Socket, { isPatient }: { isPatient: boolean }): void {
  if (lingering.has(socket) || socket.destroyed) return;
  lingering.add(socket);
  // The parser may have stopped reading, because nobody took the body. It hears of this while it still listens: once
  // it has let go of the socket, nothing would start it again.
  socket.emit('resume');
  // Nothing that arrives now is a request: the parser hears no more of it.
  socket.removeAllListeners('data');
  socket.on('data', () => undefined);
  socket.resume();
  socket.setTimeout(SILENT_LINGER_MS, () => socket.destroy());
  const deadline = setTimeout(() => socket.destroy(), isPatient ? LINGER_MS : SILENT_LINGER_MS);
  socket.once('close', () => clearTimeout(deadline));
  socket.end();
}
