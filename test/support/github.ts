import { createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request, type RequestOptions, type Response } from './client.js';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A key like GitHub's, created for the test. */
export interface SigningKey {
  id: string;
  privateKey: KeyObject;
  pem: string;
}

export function newSigningKey(namedCurve = 'P-256'): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
  return {
    id: randomBytes(32).toString('hex'),
    privateKey,
    pem: publicKey.export({ type: 'spki', format: 'pem' }) as string,
  };
}

/** Stands in for the URL at which GitHub publishes its public keys, as a real server. */
export interface KeyServer {
  url: string;
  /** The `If-None-Match` of each request so far. */
  requests: (string | undefined)[];
  publish(keys: Pick<SigningKey, 'id' | 'pem'>[]): void;
  /** Answers differently from GitHub; undefined: like GitHub again. */
  misbehave(handler: Handler | undefined): void;
  close(): Promise<void>;
}

export async function startKeyServer(keys: Pick<SigningKey, 'id' | 'pem'>[] = []): Promise<KeyServer> {
  let body = '';
  let etag = '';
  let misbehaviour: Handler | undefined;
  const requests: (string | undefined)[] = [];

  const publish: KeyServer['publish'] = (published) => {
    body = JSON.stringify({
      public_keys: published.map(({ id, pem }) => ({ key_identifier: id, key: pem, is_current: true })),
    });
    etag = `W/"${randomBytes(8).toString('hex')}"`;
  };
  publish(keys);

  const server: Server = createServer((incoming, response) => {
    requests.push(incoming.headers['if-none-match']);
    if (misbehaviour) {
      misbehaviour(incoming, response);
    } else if (incoming.headers['user-agent'] === undefined) {
      response
        .writeHead(403)
        .end('Request forbidden by administrative rules. Please make sure you name yourself.');
    } else if (incoming.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end();
    } else {
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', etag }).end(body);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/meta/public_keys/secret_scanning`,
    requests,
    publish,
    misbehave(handler) {
      misbehaviour = handler;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const signatureOf = (bytes: string | Uint8Array, { privateKey }: SigningKey): string =>
  createSign('sha256').update(bytes).sign(privateKey, 'base64');

/** A report as sent by GitHub. */
export function signedAsGithub(key: SigningKey, body: unknown): RequestOptions & { body: string } {
  const bytes = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    body: bytes,
    headers: {
      'content-type': 'application/json',
      'Github-Public-Key-Identifier': key.id,
      'Github-Public-Key-Signature': signatureOf(bytes, key),
    },
  };
}

export const reportAsGithub = (server: { url: string }, key: SigningKey, body: unknown): Promise<Response> =>
  request(server, 'POST', '/api/v1/secret-scanning/github', signedAsGithub(key, body));
