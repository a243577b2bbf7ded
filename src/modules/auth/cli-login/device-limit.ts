import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { variablesOf } from '../../../core/config/define-variables.js';
import { RateLimiter } from '../../../core/database/rate-limiter.js';
import { addressForLimits } from '../../../core/primitives/client-address.js';
import { authVariables } from '../auth.variables.js';

const WINDOW_SECONDS = 60 * 60;

/** Limits how many device sign-ins one address may begin: each is a row, and a code that a guess could hit. */
@Injectable()
export class DeviceLimit {
  private readonly begun: RateLimiter;

  constructor(dataSource: DataSource, @Inject(CONFIG) config: Config) {
    this.begun = new RateLimiter(dataSource, {
      name: 'device-login-address',
      points: variablesOf(config, authVariables).DEVICE_LOGINS_PER_ADDRESS_PER_HOUR,
      windowSeconds: WINDOW_SECONDS,
    });
  }

  /** @throws 429 */
  async take(callerAddress: string | null): Promise<void> {
    await this.begun.take(addressForLimits(callerAddress ?? ''));
  }
}
