import { connect, createServer, type Server, type Socket } from 'node:net';

/** How the proxy treats the bytes between a server and PostgreSQL. */
export type ProxyFault =
  | { kind: 'none' }
  /** Closes all connections and refuses new ones, like a database that is down. */
  | { kind: 'cut' }
  /** Accepts everything and forwards nothing, like a network that drops packets. */
  | { kind: 'blackhole' }
  /**
   * After a black hole: new connections work, but those that lost bytes stay silent, as behind a restarted firewall.
   */
  | { kind: 'forgotten' }
  | { kind: 'delay'; milliseconds: number }
  /** Forwards everything except notifications, like a pooler without LISTEN. */
  | { kind: 'swallow-notifications' };

export interface PostgresProxy {
  /** The database's URL through the proxy. */
  url: string;
  setFault(fault: ProxyFault): void;
  /** How many open connections were made since the fault was set. */
  readonly connectionsSinceFault: number;
  /** Directs new connections to another server, like a proxy after a failover. Open ones are unaffected. */
  setTarget(databaseUrl: string): void;
  close(): Promise<void>;
}

/** A TCP proxy in front of PostgreSQL whose faults a test can turn on and off. */
export async function startPostgresProxy(databaseUrl: string): Promise<PostgresProxy> {
  let target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let fault: ProxyFault = { kind: 'none' };
  let sinceFault = new Set<Socket>();

  const server = createServer((client) => {
    if (fault.kind === 'cut') {
      client.destroy();
      return;
    }
    const database = connect(Number(target.port), target.hostname);
    track(sockets, client, database);
    const made = sinceFault.add(client);
    // 'close' may come after the connection that the server makes next.
    for (const event of ['end', 'close']) client.on(event, () => made.delete(client));
    const withoutNotifications = notificationFilter(() => fault.kind === 'swallow-notifications');
    forward(client, database, () => fault);
    forward(database, client, () => fault, withoutNotifications);
  });
  const port = await listen(server);

  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    get connectionsSinceFault() {
      return sinceFault.size;
    },
    setFault(next) {
      fault = next;
      sinceFault = new Set();
      // A connection that lost bytes in a black hole is useless afterwards.
      if (next.kind === 'cut' || next.kind === 'none') {
        for (const socket of sockets) if (next.kind === 'cut' || lossy.has(socket)) socket.destroy();
      }
    },
    setTarget(next) {
      target = new URL(next);
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Sockets from which bytes have been discarded. */
const lossy = new WeakSet<Socket>();

function forward(
  from: Socket,
  to: Socket,
  currentFault: () => ProxyFault,
  filter: (chunk: Buffer) => Buffer = (chunk) => chunk,
): void {
  let earlier = Promise.resolve();
  from.on('data', (chunk) => {
    const fault = currentFault();
    if (fault.kind === 'blackhole' || (fault.kind === 'forgotten' && lossy.has(from))) {
      lossy.add(from).add(to);
      return;
    }
    const bytes = filter(chunk);
    const pause = fault.kind === 'delay' ? fault.milliseconds : 0;
    // Sequentially, because a delay must not reorder the stream.
    earlier = Promise.all([earlier, sleep(pause)]).then(() => {
      if (to.writable) to.write(bytes);
    });
  });
  from.on('end', () => void earlier.then(() => to.end()));
}

const sleep = (milliseconds: number): Promise<void> | undefined =>
  milliseconds === 0 ? undefined : new Promise((resolve) => setTimeout(resolve, milliseconds));

function track(sockets: Set<Socket>, ...pair: [Socket, Socket]): void {
  for (const socket of pair) {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      for (const other of pair) other.destroy();
    });
  }
}

const NOTIFICATION_RESPONSE = 'A'.charCodeAt(0);
const HEADER_BYTES = 5;

/** Removes NotificationResponse messages from what PostgreSQL sends (protocol 3.0: type, length, payload). */
function notificationFilter(isOn: () => boolean): (chunk: Buffer) => Buffer {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const passed: Buffer[] = [];
    while (rest.length >= HEADER_BYTES) {
      const length = 1 + rest.readUInt32BE(1);
      if (rest.length < length) break;
      if (rest[0] !== NOTIFICATION_RESPONSE || !isOn()) passed.push(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
    return Buffer.concat(passed);
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The proxy has no port.'));
      else resolve(address.port);
    });
  });
}
