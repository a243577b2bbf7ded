import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** What it says instead of the truth. Everything else is as it should be. */
export interface Lies {
  /** In the discovery document. */
  metadata?: Record<string, unknown>;
  /** In the ID token. */
  claims?: Record<string, unknown>;
  /** Signs with a key that it does not publish. */
  foreignKey?: boolean;
  /** Answers every request with this, and with this body. */
  status?: number;
  body?: string;
  /** Never answers. */
  isSilent?: boolean;
}

export interface HostileProvider {
  issuer: string;
  lies: Lies;
  /** The requests so far. */
  asked: string[];
  stop(): Promise<void>;
}

/** An OpenID provider that says whatever a test wants. It sends every browser back at once. */
export async function startHostileProvider(): Promise<HostileProvider> {
  const [own, foreign] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const jwks = { keys: [{ ...(await exportJWK(own.publicKey)), kid: 'own', use: 'sig', alg: 'RS256' }] };
  const nonces = new Map<string, string | null>();
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const handle: HostileProvider = {
    issuer,
    lies: {},
    asked: [],
    stop: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };

  async function idToken(code: string): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const { claims = {}, foreignKey = false } = handle.lies;
    const payload = {
      sub: 'person',
      nonce: nonces.get(code),
      iss: issuer,
      aud: 'latchkey',
      iat: now,
      exp: now + 60,
    };
    return new SignJWT({ ...payload, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'own' })
      .sign(foreignKey ? foreign.privateKey : own.privateKey);
  }

  http.on('request', (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
    handle.asked.push(pathname);
    const { lies } = handle;
    const say = (value: unknown): void => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(value));
    };
    if (lies.isSilent) return;
    if (lies.status !== undefined) {
      response.statusCode = lies.status;
      response.setHeader('content-type', 'application/json');
      response.end(lies.body ?? '');
    } else if (pathname === '/.well-known/openid-configuration') {
      say({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        ...lies.metadata,
      });
    } else if (pathname === '/jwks') {
      say(jwks);
    } else if (pathname === '/authorize') {
      const code = String(nonces.size);
      nonces.set(code, searchParams.get('nonce'));
      const back = new URL(searchParams.get('redirect_uri')!);
      back.search = new URLSearchParams({ code, state: searchParams.get('state')! }).toString();
      response.writeHead(302, { location: back.href }).end();
    } else {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const code = new URLSearchParams(Buffer.concat(chunks).toString()).get('code') ?? '';
        void idToken(code).then((token) =>
          say({ access_token: 'x', token_type: 'Bearer', expires_in: 60, id_token: token }),
        );
      });
    }
  });
  return handle;
}
