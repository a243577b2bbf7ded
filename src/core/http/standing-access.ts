import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** @throws {Problem} if the request would not be let in now */
type Judge = (request: FastifyRequest) => Promise<void>;

/**
 * Whether a request that was let in still would be. For answers that take long: before each part of one, so that nothing
 * is served in the name of an authority that has ended. The guard says how to judge, and its answer costs no query.
 */
@Injectable()
export class StandingAccess {
  #judge: Judge = () => Promise.reject(new Error('Nobody judges requests yet'));

  judgeBy(judge: Judge): void {
    this.#judge = judge;
  }

  /** @throws {Problem} if the request would not be let in now */
  confirm(request: FastifyRequest): Promise<void> {
    return this.#judge(request);
  }
}
