import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../../core/config/config.js';
import { variablesOf } from '../../core/config/define-variables.js';
import { Declares } from '../../core/resource/declared.js';
import { ApiKeysModule } from '../api-keys/api-keys.module.js';
import { CredentialReportLimit } from './credential-report-limit.js';
import { CredentialReportsController } from './credential-reports.controller.js';
import { CredentialReports } from './credential-reports.js';
import { GithubPublicKeys } from './github-public-keys.js';
import { GithubReportsController } from './github-reports.controller.js';
import { LeakNotices } from './leak-notices.js';
import { LeakedKeys } from './leaked-keys.js';
import { leaks } from './leaks.resource.js';
import { leakVariables } from './leaks.variables.js';

const FRESH_SECONDS = 3600;
/** GitHub answers 60 requests an hour per address, which several instances may share. */
const UNKNOWN_ID_SECONDS = 300;
const RETRY_SECONDS = 30;
/** GitHub waits 30 seconds for our answer. */
const TIMEOUT_MS = 5_000;

@Declares(leaks)
@Module({
  imports: [ApiKeysModule],
  controllers: [GithubReportsController, CredentialReportsController],
  providers: [
    LeakedKeys,
    LeakNotices,
    CredentialReports,
    CredentialReportLimit,
    {
      provide: GithubPublicKeys,
      inject: [CONFIG],
      useFactory: (config: Config) =>
        new GithubPublicKeys({
          url: variablesOf(config, leakVariables).GITHUB_SECRET_SCANNING_KEYS_URL,
          freshSeconds: FRESH_SECONDS,
          unknownIdSeconds: UNKNOWN_ID_SECONDS,
          retrySeconds: RETRY_SECONDS,
          timeoutMs: TIMEOUT_MS,
        }),
    },
  ],
})
export class LeaksModule {}
