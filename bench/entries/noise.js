/**
 * Makes noise until it is ended, as a separate process: one workspace that sends as much as it can, or one address that
 * opens connections and says little. Reads its instructions from standard input.
 */
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { json } from 'node:stream/consumers';

const { kind, url, key, parallel } = await json(process.stdin);
const { hostname, port } = new URL(url);
const agent = new Agent({ keepAlive: true, maxSockets: parallel });
const BODY = JSON.stringify({ title: 'Noise', body: 'noise '.repeat(50) });

const send = (method, path, body) =>
  new Promise((resolve) => {
    const headers = { 'x-api-key': key, ...(body ? { 'content-type': 'application/json' } : {}) };
    const sent = request({ hostname, port, agent, method, path: `/api/v1${path}`, headers }, (response) => {
      response.resume();
      response.on('close', resolve);
    });
    sent.on('error', () => setTimeout(resolve, 10));
    sent.end(body);
  });

async function requestForEver(number) {
  for (;;) {
    if (number % 2 === 0) await send('POST', '/documents', BODY);
    else await send('GET', '/documents');
  }
}

function holdConnection() {
  const socket = connect({ host: hostname, port, localAddress: '127.0.0.2', allowHalfOpen: true });
  socket.on('connect', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Part: '));
  socket.on('error', () => undefined);
  socket.on('close', () => setTimeout(holdConnection, 10));
  socket.resume();
}

for (let number = 0; number < parallel; number += 1) {
  if (kind === 'requests') void requestForEver(number);
  else holdConnection();
}
