import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { RequestLimitsModule } from '../request-limits/request-limits.module.js';
import { ResourceServersModule } from '../resource-servers/resource-servers.module.js';
import { ApiKeyAlerts } from './alerts/api-key-alerts.js';
import { ApiKeyAuthority } from './api-key-authority.js';
import { ApiKeyBulkRevocation } from './lifecycle/api-key-bulk-revocation.js';
import { ApiKeyChanges } from './api-key-changes.js';
import { ApiKeyImport } from './import/api-key-import.js';
import { ApiKeyIssuer } from './api-key-issuer.js';
import { ApiKeyRevocation } from './lifecycle/api-key-revocation.js';
import { ApiKeyRevokeBatches } from './lifecycle/api-key-revoke-batches.js';
import { ApiKeyRotation } from './lifecycle/api-key-rotation.js';
import { ApiKeySwitching } from './lifecycle/api-key-switching.js';
import { ApiKeyTransfer } from './lifecycle/api-key-transfer.js';
import { ApiKeyLimitUsageController } from './usage/api-key-limit-usage.controller.js';
import { ApiKeyUsageController } from './usage/api-key-usage.controller.js';
import { ApiKeyUsageReader } from './usage/api-key-usage.js';
import { DepartingKeys } from './lifecycle/departing-keys.js';
import { ApiKeysController } from './api-keys.controller.js';
import { KeyPolicyController } from './policy/key-policy.controller.js';
import { KeyReviewController } from './review/key-review.controller.js';
import { KeyReviewer } from './review/key-review.js';
import { KeyPolicies } from './policy/key-policies.js';
import { UsageOverviewController } from './overview/usage-overview.controller.js';
import { UsageOverviewReader } from './overview/usage-overview.js';
import { ExpiryNotices } from './alerts/expiry-notices.js';
import { PolicyEndings } from './policy/policy-endings.js';
import { ScopedKeys } from './lifecycle/scoped-keys.js';
import { UsageRecorder } from './usage/usage-recorder.js';
import { UsageRetention } from './usage/usage-retention.js';
import { UnusedKeys } from './policy/unused-keys.js';
import { ApiKeyRequestsController } from './request-log/api-key-requests.controller.js';
import { RequestLog } from './request-log/request-log.js';
import { RequestLogReader } from './request-log/request-log-reader.js';
import { RequestLogRetention } from './request-log/request-log-retention.js';
import { WorkspaceOverviewController } from './overview/workspace-overview.controller.js';
import { WorkspaceOverviewReader } from './overview/workspace-overview.js';
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
