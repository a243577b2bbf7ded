import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { problem } from '../../core/errors/problem.js';

/** Refuses requests with a query string: a key there ends up in the logs of every server on the way. */
@Injectable()
export class NothingInUrlGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { url } = context.switchToHttp().getRequest<FastifyRequest>();
    if (/[?#]./.test(url)) throw problem('credential_in_url');
    return true;
  }
}
