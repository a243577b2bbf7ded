import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../core/config/config.js';
import { problem, type Problem } from '../../core/errors/problem.js';
import { UnknownCredentials } from '../../core/http/unknown-credentials.js';
import { isWellFormedApiKey } from '../../core/secrets/api-key-format.js';
import { sha256 } from '../../core/secrets/digest.js';
import { ResourceServerAuthority } from '../resource-servers/resource-server-authority.js';
import { resourceServerSecretPrefix } from '../resource-servers/secret-prefix.js';

/** The presented secret and, with Basic, a name, which must match the secret's. */
interface Presented {
  name: string | null;
  secret: string;
}

/** Admits separate services: `Basic` with name and secret (RFC 7617), or the secret as `Bearer`. */
@Injectable()
export class ResourceServerAccess {
  constructor(
    private readonly servers: ResourceServerAuthority,
    private readonly unknown: UnknownCredentials,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async admit(request: FastifyRequest): Promise<true> {
    const { name, secret } = presentedBy(request);
    const isWellFormed = isWellFormedApiKey(secret, resourceServerSecretPrefix(this.config));
    const server = isWellFormed
      ? await this.unknown.look(request.clientAddress, secret, () => this.servers.ofSecret(sha256(secret)))
      : undefined;
    if (!server || (name !== null && name !== server.name)) throw refused('invalid_credentials');
    request.resourceServer = server;
    return true;
  }
}

function presentedBy({ headers: { authorization } }: FastifyRequest): Presented {
  if (authorization === undefined) throw refused('missing_credentials');
  const [, scheme = '', credential = ''] = /^(\S+) +(\S+)$/.exec(authorization) ?? [];
  if (scheme.toLowerCase() === 'bearer') return { name: null, secret: credential };
  if (scheme.toLowerCase() !== 'basic') throw refused('malformed_credentials');
  const text = Buffer.from(credential, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) throw refused('malformed_credentials');
  return { name: unescaped(text.slice(0, colon)), secret: unescaped(text.slice(colon + 1)) };
}

/**
 * OAuth clients form-encode both parts (RFC 6749 §2.3.1); others do not. Ours contain no characters that encoding
 * changes.
 */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

const DETAILS = {
  missing_credentials: 'Send the name and secret of the resource server as Basic, or the secret as Bearer.',
  malformed_credentials:
    'Use `Authorization: Basic <base64 of name:secret>` or `Authorization: Bearer <secret>`.',
  invalid_credentials: 'The name or secret of the resource server is not valid.',
};

const refused = (code: keyof typeof DETAILS): Problem =>
  problem(code, { detail: DETAILS[code], headers: { 'www-authenticate': 'Basic realm="latchkey"' } });
