import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../core/config/config.js';
import { RateLimiter } from '../../core/database/rate-limiter.js';
import { sha256 } from '../../core/secrets/digest.js';

const WINDOW_SECONDS = 3_600;

/** Limits how many mails an address gets at other people's request: a few an hour, however many senders there are. */
@Injectable()
export class RecipientLimit {
  private readonly limiter: RateLimiter;

  constructor(dataSource: DataSource, @Inject(CONFIG) config: Config) {
    this.limiter = new RateLimiter(dataSource, {
      name: 'mail-recipient',
      points: config.limits.MAILS_PER_RECIPIENT_PER_HOUR,
      windowSeconds: WINDOW_SECONDS,
    });
  }

  /** @throws 429 */
  async take(email: string): Promise<void> {
    await this.limiter.take(sha256(email));
  }
}
