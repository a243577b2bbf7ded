import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Answers, Problems } from '../../core/openapi/responses.js';
import type { Actor } from '../../core/principal/actor.js';
import { CurrentActor, Public } from '../../core/access/decorators.js';
import { CredentialReportLimit } from './credential-report-limit.js';
import {
  type AcceptedResponse,
  acceptedResponse,
  type CredentialReportBody,
  credentialReportBody,
} from './credential-report.schemas.js';
import { CredentialReports } from './credential-reports.js';
import { NothingInUrlGuard } from './nothing-in-url.guard.js';

/** A thousand keys, with room to spare. */
const BODY_LIMIT_BYTES = 131_072;

@ApiTags('Leaked keys')
@Controller('credentials/report')
export class CredentialReportsController {
  constructor(
    private readonly limit: CredentialReportLimit,
    private readonly reports: CredentialReports,
  ) {}

  @Post()
  @HttpCode(202)
  @Public({ bodyLimitBytes: BODY_LIMIT_BYTES })
  @UseGuards(NothingInUrlGuard)
  @ApiOperation({
    summary: 'Report keys that you found',
    operationId: 'reportCredentials',
    description:
      'For anyone who finds a leaked key. If the key belongs to this server, its owners are notified, and the key is ' +
      'revoked if that is their policy. The response is always the same, and is sent before anything is looked up.',
  })
  @Answers(202, 'The report will be processed.', acceptedResponse)
  @Problems('credential_in_url', 'too_many_requests', 'service_unavailable')
  async report(
    @CurrentActor() actor: Actor,
    @Body({ schema: credentialReportBody }) body: CredentialReportBody,
  ): Promise<AcceptedResponse> {
    await this.limit.take(actor.address);
    await this.reports.accept(actor, body);
    return { status: 'accepted' };
  }
}
