import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** For programs that cannot choose one themselves. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The first of several consecutive free ports. */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = await freePort();
    const servers = Array.from({ length: count }, (_, index) =>
      createServer().listen(first + index, '127.0.0.1'),
    );
    const areFree = await Promise.allSettled(servers.map((server) => once(server, 'listening')));
    const opened = servers.filter(({ listening }) => listening);
    await Promise.all(opened.map((server) => once(server.close(), 'close')));
    if (areFree.every(({ status }) => status === 'fulfilled')) return first;
  }
}
