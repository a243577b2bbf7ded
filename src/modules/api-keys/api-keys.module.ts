import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { RequestLimitsModule } from '../request-limits/request-limits.module.js';
import { ResourceServersModule } from '../resource-servers/resource-servers.module.js';
import { ApiKeyAlerts } from './api-key-alerts.js';
import { ApiKeyAuthority } from './api-key-authority.js';
import { ApiKeyBulkRevocation } from './api-key-bulk-revocation.js';
import { ApiKeyChanges } from './api-key-changes.js';
import { ApiKeyImport } from './api-key-import.js';
import { ApiKeyIssuer } from './api-key-issuer.js';
import { ApiKeyRevocation } from './api-key-revocation.js';
import { ApiKeyRevokeBatches } from './api-key-revoke-batches.js';
import { ApiKeyRotation } from './api-key-rotation.js';
import { ApiKeySwitching } from './api-key-switching.js';
import { ApiKeyTransfer } from './api-key-transfer.js';
import { ApiKeyLimitUsageController } from './api-key-limit-usage.controller.js';
import { ApiKeyUsageController } from './api-key-usage.controller.js';
import { ApiKeyUsageReader } from './api-key-usage.js';
import { DepartingKeys } from './departing-keys.js';
import { ApiKeysController } from './api-keys.controller.js';
import { KeyPolicyController } from './key-policy.controller.js';
import { KeyReviewController } from './key-review.controller.js';
import { KeyReviewer } from './key-review.js';
import { KeyPolicies } from './key-policies.js';
import { UsageOverviewController } from './usage-overview.controller.js';
import { UsageOverviewReader } from './usage-overview.js';
import { ExpiryNotices } from './expiry-notices.js';
import { PolicyEndings } from './policy-endings.js';
import { ScopedKeys } from './scoped-keys.js';
import { UsageRecorder } from './usage-recorder.js';
import { UsageRetention } from './usage-retention.js';
import { UnusedKeys } from './unused-keys.js';
import { ApiKeyRequestsController } from './request-log/api-key-requests.controller.js';
import { RequestLog } from './request-log/request-log.js';
import { RequestLogReader } from './request-log/request-log-reader.js';
import { RequestLogRetention } from './request-log/request-log-retention.js';
import { WorkspaceOverviewController } from './workspace-overview.controller.js';
import { WorkspaceOverviewReader } from './workspace-overview.js';
import { apiKeys } from './api-keys.resource.js';

@Declares(apiKeys)
@Module({
  imports: [ResourceServersModule, RequestLimitsModule],
  controllers: [
    ApiKeysController,
    ApiKeyUsageController,
    ApiKeyRequestsController,
    ApiKeyLimitUsageController,
    UsageOverviewController,
    WorkspaceOverviewController,
    KeyPolicyController,
    KeyReviewController,
  ],
  providers: [
    ApiKeyAuthority,
    ApiKeyIssuer,
    ApiKeyBulkRevocation,
    ApiKeyImport,
    ApiKeyChanges,
    ApiKeyRevocation,
    ApiKeyRevokeBatches,
    ApiKeyRotation,
    ApiKeySwitching,
    ApiKeyTransfer,
    DepartingKeys,
    KeyPolicies,
    KeyReviewer,
    ScopedKeys,
    UnusedKeys,
    UsageRecorder,
    ApiKeyUsageReader,
    UsageOverviewReader,
    WorkspaceOverviewReader,
    UsageRetention,
    RequestLog,
    RequestLogReader,
    RequestLogRetention,
    ExpiryNotices,
    ApiKeyAlerts,
    PolicyEndings,
  ],
  exports: [ApiKeyAuthority, ApiKeyIssuer, ApiKeyRevocation, ApiKeyTransfer, UsageRecorder],
})
export class ApiKeysModule {}
