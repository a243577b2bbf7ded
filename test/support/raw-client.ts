import { connect, type Socket } from 'node:net';

export interface RawClientOptions {
  /** The client's address, if it matters: any of 127.0.0.0/8. */
  localAddress?: string;
  /** Keeps its side open when the server closes its own, like a program that ignores the end of a connection. */
  ignoresEnd?: boolean;
}

/** A connection on which a test sends what no HTTP client would. */
export function openConnection(
  server: { url: string },
  { localAddress, ignoresEnd = false }: RawClientOptions = {},
): Socket {
  const { hostname, port } = new URL(server.url);
  const socket = connect({
    host: hostname,
    port: Number(port),
    allowHalfOpen: ignoresEnd,
    ...(localAddress === undefined ? {} : { localAddress }),
  });
  // The server may reset it; a test that cares looks at `close`.
  socket.on('error', () => undefined);
  return socket;
}
