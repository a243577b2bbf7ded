import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Coherence } from '../../core/coherence/coherence.js';
import { Connections } from '../../core/http/connections.js';
import { IgnoresQuery } from '../../core/http/unknown-query.js';
import { withTimeout } from '../../core/database/with-timeout.js';
import { type Problem, problem, type UnavailableReason } from '../../core/errors/problem.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import { Public } from '../../core/access/decorators.js';

/** How long the database may take to answer a probe. */
const PROBE_TIMEOUT_MS = 1_000;

const DATABASE_SILENT = 'The database is not responding.';
const NO_LEASE =
  'The database has not confirmed this instance within the last three seconds: it is down, busy or read-only, or a different ' +
  'server is responding in its place.';

const healthResponse = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

@ApiTags('Health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly coherence: Coherence,
    private readonly connections: Connections,
  ) {}

  @Get('live')
  @Public({ withoutDatabase: true })
  @IgnoresQuery()
  @ApiOperation({ summary: 'Check whether the process is alive', operationId: 'getLiveness' })
  @Answers(200, 'The process responds.', healthResponse)
  @Problems('invalid_request')
  getLiveness(): z.output<typeof healthResponse> {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public({ withoutDatabase: true })
  @IgnoresQuery()
  @ApiOperation({ summary: 'Check whether the server can serve requests', operationId: 'getReadiness' })
  @Answers(200, 'The database responds and this instance holds its lease.', healthResponse)
  @Problems('invalid_request', 'service_unavailable')
  async getReadiness(): Promise<z.output<typeof healthResponse>> {
    if (this.connections.isDraining) throw notReady('stopping', 'The server is shutting down.');
    await withTimeout(this.coherence.probe(), PROBE_TIMEOUT_MS).catch((error: unknown) => {
      throw notReady('not_ready', this.coherence.isLeaseValid ? DATABASE_SILENT : NO_LEASE, error);
    });
    return { status: 'ok' };
  }
}

/** Worded for the operator. */
const notReady = (reason: UnavailableReason, detail: string, cause?: unknown): Problem =>
  problem('service_unavailable', { reason, detail, cause, headers: { 'retry-after': '2' } });
