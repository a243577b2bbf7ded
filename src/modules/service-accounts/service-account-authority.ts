import type { LimitSource, RequestLimit } from '@latchkey/verifier/slices';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../core/config/config.js';
import type { AuthorityQuery } from '../../core/coherence/confirming-server.js';
import { limitSourceOf } from '../../core/primitives/request-limits.js';
import { serviceAccountRequestLimits } from './service-accounts.variables.js';

declare module '../../core/coherence/record-types.js' {
  interface RecordTypes {
    'service-account': ServiceAccountRecord;
  }
}

/** What requests need to know about a service account besides its role; cached as `service-account:<id>`. */
export interface ServiceAccountRecord {
  /** The limits that the requests of all its API keys count against; null: none. */
  requestLimits: LimitSource | null;
}

/** Reads service accounts for the guard. One indexed query. */
@Injectable()
export class ServiceAccountAuthority {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'variables'>) {}

  /** @returns null if there is no such service account */
  async load(query: AuthorityQuery, id: string): Promise<ServiceAccountRecord | null> {
    const [row] = await query<{ limits: RequestLimit[] | null }>(
      'SELECT limits FROM service_accounts WHERE id = $1',
      [id],
    );
    if (!row) return null;
    const bounds = serviceAccountRequestLimits(this.config);
    return { requestLimits: limitSourceOf('service_account', id, row.limits, bounds) };
  }
}
