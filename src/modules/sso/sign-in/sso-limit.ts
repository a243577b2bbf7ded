import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { variablesOf } from '../../../core/config/define-variables.js';
import { RateLimiter } from '../../../core/database/rate-limiter.js';
import { addressForLimits } from '../../../core/primitives/client-address.js';
import { ssoVariables } from '../sso.variables.js';

const WINDOW_SECONDS = 60 * 60;

/**
 * Limits how many provider sign-ins one address may begin, and how many it may finish. Each costs the provider work: if
 * it were flooded through this server, it would block the server and thus everyone.
 */
@Injectable()
export class SsoLimit {
  private readonly started: RateLimiter;
  private readonly finished: RateLimiter;

  constructor(dataSource: DataSource, @Inject(CONFIG) config: Config) {
    const points = variablesOf(config, ssoVariables).SSO_ATTEMPTS_PER_ADDRESS_PER_HOUR;
    const limiter = (name: string) =>
      new RateLimiter(dataSource, { name, points, windowSeconds: WINDOW_SECONDS });
    this.started = limiter('sso-start-address');
    this.finished = limiter('sso-finish-address');
  }

  /** @throws 429 */
  async takeStart(callerAddress: string | null): Promise<void> {
    await this.started.take(addressForLimits(callerAddress ?? ''));
  }

  /**
   * Separate from the starts, because one attempt can be returned many times.
   *
   * @throws 429
   */
  async takeFinish(callerAddress: string | null): Promise<void> {
    await this.finished.take(addressForLimits(callerAddress ?? ''));
  }
}
