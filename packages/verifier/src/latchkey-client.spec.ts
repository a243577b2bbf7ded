import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from '@jest/globals';
import { LatchkeyClient, UnavailableError } from './latchkey-client.js';

it('a call times out when a response stalls, even after garbage collection', async () => {
  const server = createServer((_request, response) => response.writeHead(200).flushHeaders()).listen(0);
  await once(server, 'listening');
  setFlagsFromString('--expose-gc');
  const collecting = setInterval(runInNewContext('gc') as () => void, 20);
  try {
    const { port } = server.address() as AddressInfo;
    const client = new LatchkeyClient([`http://127.0.0.1:${port}`], 'secret', fetch);
    const { signal } = new AbortController();
    const call = client.call('POST', '', { timeoutMs: 300, signal });
    await expect(call).rejects.toBeInstanceOf(UnavailableError);
    await expect(call).rejects.toThrow(/No answer within 300 ms/);
  } finally {
    clearInterval(collecting);
    server.closeAllConnections();
    server.close();
  }
});
