import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { variablesOf } from '../../../core/config/define-variables.js';
import { afterId } from '../../../core/http/paging.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { findApiKey } from '../api-key-view.js';
import { usageVariables } from '../api-keys.variables.js';
import { RequestLog } from './request-log.js';
import type { ApiKeyRequestsQuery } from './request-log.schemas.js';
import { listRequests, type StoredRequest } from './stored-requests.js';

/** Reads what `RequestLog` wrote. */
@Injectable()
export class RequestLogReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly log: RequestLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The newest first, with an extra row if there are more. */
  async list(
    principal: WorkspacePrincipal,
    keyId: string,
    query: ApiKeyRequestsQuery,
  ): Promise<StoredRequest[]> {
    const { manager } = this.dataSource;
    const after = afterId(query);
    const { id } = await findApiKey(manager, principal, keyId);
    // Brings the requests of this instance up to date; those of others are at most one flush interval old.
    if (after === null) await this.log.flush();
    return listRequests(manager, id, {
      statusClass: query.status === undefined ? null : Number(query.status.charAt(0)),
      method: query.method ?? null,
      afterId: after,
      days: variablesOf(this.config, usageVariables).REQUEST_LOG_DAYS,
      limit: query.limit,
    });
  }
}
