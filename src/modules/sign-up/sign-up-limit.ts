import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../core/config/config.js';
import { variablesOf } from '../../core/config/define-variables.js';
import { RateLimiter } from '../../core/database/rate-limiter.js';
import { addressForLimits } from '../../core/primitives/client-address.js';
import { signUpVariables } from './sign-up.variables.js';

const WINDOW_SECONDS = 60 * 60;

/**
 * Limits how many accounts can be requested from one address, including refused requests, which reveal existing emails.
 */
@Injectable()
export class SignUpLimit {
  private readonly byAddress: RateLimiter;

  constructor(dataSource: DataSource, @Inject(CONFIG) config: Config) {
    this.byAddress = new RateLimiter(dataSource, {
      name: 'sign-up-address',
      points: variablesOf(config, signUpVariables).SIGNUPS_PER_ADDRESS_PER_HOUR,
      windowSeconds: WINDOW_SECONDS,
    });
  }

  /** @throws 429 */
  async take(callerAddress: string | null): Promise<void> {
    await this.byAddress.take(addressForLimits(callerAddress ?? ''));
  }
}
