import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../core/config/config.js';
import { variablesOf } from '../../core/config/define-variables.js';
import { RateLimiter } from '../../core/database/rate-limiter.js';
import { addressForLimits } from '../../core/primitives/client-address.js';
import { leakVariables } from './leaks.variables.js';

const WINDOW_SECONDS = 60 * 60;

/** Limits the number of reports from one address, whatever they contain. */
@Injectable()
export class CredentialReportLimit {
  private readonly byAddress: RateLimiter;

  constructor(dataSource: DataSource, @Inject(CONFIG) config: Config) {
    this.byAddress = new RateLimiter(dataSource, {
      name: 'leak-report-address',
      points: variablesOf(config, leakVariables).LEAK_REPORTS_PER_ADDRESS_PER_HOUR,
      windowSeconds: WINDOW_SECONDS,
    });
  }

  /** @throws 429 */
  async take(callerAddress: string | null): Promise<void> {
    await this.byAddress.take(addressForLimits(callerAddress ?? ''));
  }
}
