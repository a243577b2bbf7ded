import type { Config } from '../config/config.js';

const COMMON = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

const HSTS: Record<Config['hsts'], Record<string, string>> = {
  off: {},
  on: { 'strict-transport-security': 'max-age=31536000' },
  // Opt-in, because we know nothing about subdomains.
  subdomains: { 'strict-transport-security': 'max-age=31536000; includeSubDomains' },
};

/** Sent with every response. Pages (Swagger UI, the dashboard) set their own content policy. */
export const securityHeaders = ({ hsts }: Pick<Config, 'hsts'>): Record<string, string> => ({
  ...COMMON,
  ...HSTS[hsts],
});
