import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { LimitUsageReader } from './limit-usage.js';
import { QuotaNotices } from './quota-notices.js';
import { RequestLimits } from './request-limits.js';
import { requestLimits } from './request-limits.resource.js';
import { SliceLeases } from './slice-leases.js';
import { WindowRetention } from './window-retention.js';

/** How many requests keys and workspaces may make: docs/adr/0031-limits-in-leased-slices.md. */
@Declares(requestLimits)
@Module({
  providers: [RequestLimits, SliceLeases, LimitUsageReader, QuotaNotices, WindowRetention],
  exports: [RequestLimits, SliceLeases, LimitUsageReader],
})
export class RequestLimitsModule {}
