import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A TCP socket's state in /proc. */
const LISTEN = '0A';

function targetOf(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    // Closed meanwhile.
    return '';
  }
}

/** `7F000002` is 127.0.0.2, as a little-endian machine writes it. */
const dotted = (hex: string): string =>
  [6, 4, 2, 0].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join('.');

/** The clients, as `address:port`, of the connections for which a server's process holds a descriptor. */
export function heldConnections({ url }: { url: string }, pid: number | undefined): Set<string> {
  const port = Number(new URL(url).port).toString(16).toUpperCase().padStart(4, '0');
  const inodes = new Set(readdirSync(`/proc/${pid}/fd`).map((name) => targetOf(`/proc/${pid}/fd/${name}`)));
  const clients = new Set<string>();
  for (const line of readFileSync(`/proc/${pid}/net/tcp`, 'utf8').split('\n')) {
    const [, local, remote = '', state, , , , , , inode] = line.trim().split(/\s+/);
    if (!local?.endsWith(`:${port}`) || state === LISTEN || !inodes.has(`socket:[${inode}]`)) continue;
    const [address = '', hexPort = ''] = remote.split(':');
    clients.add(`${dotted(address)}:${Number.parseInt(hexPort, 16)}`);
  }
  return clients;
}
