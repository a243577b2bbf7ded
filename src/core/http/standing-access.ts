import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** @throws {Problem} if the request would not be admitted now */
type Check = (request: FastifyRequest) => Promise<void>;

/**
 * Whether an admitted request would still be admitted. Long responses check before each part, so that nothing is served
 * under authority that has ended. The guard provides the check, which costs no query.
 */
@Injectable()
export class StandingAccess {
  #check: Check = () => Promise.reject(new Error('No check is registered'));

  checkWith(check: Check): void {
    this.#check = check;
  }

  /** @throws {Problem} if the request would not be admitted now */
  confirm(request: FastifyRequest): Promise<void> {
    return this.#check(request);
  }
}
