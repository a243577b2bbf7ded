import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RawBody } from '../../core/http/raw-body.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import type { Actor } from '../../core/principal/actor.js';
import { CurrentActor, Public } from '../../core/access/decorators.js';
import {
  type GithubMatch,
  type GithubReportBody,
  githubReportBody,
  type GithubReportResponse,
  githubReportResponse,
} from './github-report.schemas.js';
import { GithubSignatureGuard } from './github-signature.guard.js';
import { LeakedKeys, type Report } from './leaked-keys.js';

/** GitHub reports in batches. A body that GitHub has not signed is hashed once, and not parsed. */
const BODY_LIMIT_BYTES = 1_048_576;

@ApiTags('Leaked keys')
@Controller('secret-scanning/github')
export class GithubReportsController {
  constructor(private readonly leakedKeys: LeakedKeys) {}

  @Post()
  @HttpCode(200)
  @Public({ bodyLimitBytes: BODY_LIMIT_BYTES })
  @RawBody()
  @UseGuards(GithubSignatureGuard)
  @ApiHeader({ name: 'Github-Public-Key-Identifier', required: true, schema: { type: 'string' } })
  @ApiHeader({ name: 'Github-Public-Key-Signature', required: true, schema: { type: 'string' } })
  @ApiOperation({
    summary: 'Receive reports from GitHub secret scanning',
    operationId: 'reportLeaksFromGithub',
    description:
      "Only for GitHub's secret scanning partner program: the body must be signed with one of GitHub's keys. " +
      'To report a key that you found yourself, use `POST /credentials/report`.',
  })
  @Answers(
    200,
    'Which of the tokens are keys of this server. Their owners will be notified; if the policy is to revoke, every instance now rejects them.',
    githubReportResponse,
  )
  @Problems('invalid_signature', 'signature_keys_unavailable', 'service_unavailable')
  async report(
    @CurrentActor() actor: Actor,
    @Body({ schema: githubReportBody }) body: GithubReportBody,
  ): Promise<GithubReportResponse> {
    const matches = body.filter((match) => match !== null);
    const digests = matches.map(({ token }) => this.leakedKeys.digestOf(token));
    const known = await this.leakedKeys.take(
      actor,
      matches.flatMap((match, index) => {
        const digest = digests[index];
        return digest ? [toReport(match, digest)] : [];
      }),
    );
    return matches.map(({ token, type }, index) => ({
      token_raw: token,
      token_type: type,
      label: known.has(digests[index] ?? '') ? 'true_positive' : 'false_positive',
    }));
  }
}

const toReport = ({ url, source, type }: GithubMatch, digest: string): Report => ({
  digest,
  reportedBy: 'github',
  url: url || null,
  source: source.toLowerCase() || null,
  type: type || null,
});
