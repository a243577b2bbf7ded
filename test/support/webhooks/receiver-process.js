import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { Webhook } from 'standardwebhooks';

/**
 * A receiver of webhooks, as a separate process: verifies each delivery with the official library, sends a message
 * about it to its parent, and answers as its URL says: `/ok`, `/status/500`, `/hang`, `/slow/300`, … Secrets arrive on
 * standard input, one per line; a delivery counts as verified by every secret that verifies it.
 */
const secrets = [];
createInterface({ input: process.stdin })
  .on('line', (line) => {
    secrets.push(line);
    report({ kind: 'learned' });
  })
  .on('close', () => process.exit(0));

// As messages, because users' text may contain line separators, which Node.js versions treat differently.
const report = (event) => process.send(event);

function isVerifiedBy(secret, body, headers) {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}

/** By the first part of a path; the others are arguments. */
const answers = {
  ok: (response) => response.end('thank you'),
  status: (response, status, ...headers) => {
    response.writeHead(Number(status), Object.fromEntries(headers.map((header) => header.split('='))));
    response.end('as you wish');
  },
  redirect: (response) => response.writeHead(302, { location: `/ok` }).end(),
  hang: () => undefined,
  slow: (response, milliseconds) => setTimeout(() => response.end('at last'), Number(milliseconds)),
  'close-early': (response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('half of it');
    setTimeout(() => response.destroy(), 20);
  },
  reset: (response) => response.socket.resetAndDestroy(),
  gigabyte: (response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    const block = 'x'.repeat(65_536);
    let left = 16_384;
    const write = () => {
      while (left > 0 && !response.destroyed) {
        left -= 1;
        if (!response.write(block)) {
          response.once('drain', write);
          return;
        }
      }
      response.end();
    };
    response.on('error', () => undefined);
    write();
  },
  // One byte at a time, without end.
  drip: (response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('.'), 50);
    response.on('close', () => clearInterval(timer));
  },
  // What no text contains: NUL, half characters, all other bytes.
  binary: (response) => response.end(Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))),
  bomb: (response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' });
    response.end(Buffer.alloc(1_000, 0x1f));
  },
  'large-headers': (response) => response.writeHead(200, { 'x-large': 'x'.repeat(60_000) }).end(),
};

/** What `/unreliable/30` does for 30 of 100 requests. */
const MISDEEDS = [
  ['status', '500'],
  ['status', '503', 'retry-after=1'],
  ['close-early'],
  ['reset'],
  ['redirect'],
  ['hang'],
  ['gigabyte'],
  ['slow', '700'],
];

function answerTo(path) {
  const [, name, ...rest] = path.split('?')[0].split('/');
  if (name !== 'unreliable') return [name in answers ? name : 'ok', ...rest];
  if (Math.random() * 100 >= Number(rest[0])) return ['ok'];
  return MISDEEDS[Math.floor(Math.random() * MISDEEDS.length)];
}

createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString('utf8');
    const [name, ...rest] = answerTo(request.url);
    report({
      kind: 'request',
      at: Date.now(),
      method: request.method,
      path: request.url,
      answer: name,
      headers: request.headers,
      body,
      verifiedBy: secrets.flatMap((secret, index) =>
        isVerifiedBy(secret, body, request.headers) ? [index] : [],
      ),
    });
    answers[name](response, ...rest);
  });
})
  .on('clientError', (_error, socket) => socket.destroy())
  .listen(0, '127.0.0.1', function listening() {
    report({ kind: 'listening', port: this.address().port });
  });
