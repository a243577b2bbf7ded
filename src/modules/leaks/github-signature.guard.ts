import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { problem } from '../../core/errors/problem.js';
import { GithubPublicKeys } from './github-public-keys.js';
import { isSignedBy } from './github-signature.js';

/** Admits requests signed by GitHub. The body is parsed only then. */
@Injectable()
export class GithubSignatureGuard implements CanActivate {
  constructor(private readonly publicKeys: GithubPublicKeys) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { body, headers } = request;
    const keyId = headers['github-public-key-identifier'];
    const signature = headers['github-public-key-signature'];
    if (!Buffer.isBuffer(body) || typeof keyId !== 'string' || typeof signature !== 'string') {
      throw problem('invalid_signature');
    }
    const publicKey = await this.publicKeys.find(keyId);
    if (!publicKey || !isSignedBy(publicKey, body, signature)) throw problem('invalid_signature');
    request.body = parse(body);
    return true;
  }
}

/** More lenient than for other callers: one odd token in someone's repository must not block the rest. */
function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw problem('malformed_json', { cause: error });
  }
}
