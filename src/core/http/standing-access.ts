import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** @throws {Problem} if the request would not be admitted now */
type Judge = (request: FastifyRequest) => Promise<void>;

/**
 * Whether an admitted request would still be admitted. Long responses check before each part, so that nothing is served
 * under authority that has ended. The guard provides the check, which costs no query.
 */
@Injectable()
export class StandingAccess {
  #judge: Judge = () => Promise.reject(new Error('Nobody judges requests yet'));

  judgeBy(judge: Judge): void {
    this.#judge = judge;
  }

  /** @throws {Problem} if the request would not be admitted now */
  confirm(request: FastifyRequest): Promise<void> {
    return this.#judge(request);
  }
}
