import { defineResource } from '../../core/resource/define-resource.js';
import { quotaReached } from './quota-event.js';
import { RequestWindows1700000000160 } from './migrations/1700000000160-request-windows.js';
import { QuotaNotices1700000000163 } from './migrations/1700000000163-quota-notices.js';

export const requestLimits = defineResource({
  group: 'API keys',
  events: {
    'quota.reached': {
      words: 'Quota reached',
      summary: '80% or 100% of a daily or monthly limit has been used',
      scope: 'api-keys:read',
      data: quotaReached,
    },
  },
  mails: {
    'Quota used to …; Quota used up: …': {
      to: "the key's owner; of a workspace or service account, the owners",
      when: 'once in each day or month of the [limit](limits.md), each',
    },
  },
  errors: {
    rate_limited: {
      status: 429,
      from: 'keys',
      title: 'Rate limited',
      detail: 'The request limit (`limit`) is used up. Wait for the number of seconds in Retry-After.',
      help: 'The API key, its service account or its workspace has made as many requests in this second, minute or hour as its limit allows: `limit` is the number, `per` the period, and `holder` says whose limit it is. Wait for the number of seconds in `Retry-After`. `RateLimit` in every response says how many are left. A refused request does not count.',
    },
    quota_exceeded: {
      status: 429,
      from: 'keys',
      title: 'Quota exceeded',
      detail: 'The request quota (`limit`) is used up. Wait for the number of seconds in Retry-After.',
      help: 'The API key, its service account or its workspace has made as many requests in this day or month (in UTC) as its limit allows: `limit` is the number, `per` the period, and `holder` says whose limit it is. Requests are accepted again after the number of seconds in `Retry-After`, or when an admin raises the limit.',
    },
  },
  migrations: [RequestWindows1700000000160, QuotaNotices1700000000163],
});

declare module '../../core/resource/resources.js' {
  interface Resources {
    requestLimits: typeof requestLimits;
  }
}
