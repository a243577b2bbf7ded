import type { Config } from '../../core/config/config.js';
import { variablesOf } from '../../core/config/define-variables.js';
import type { Destination } from './destination.js';
import { FileDestination } from './file-destination.js';
import { HttpsDestination } from './https-destination.js';
import { SyslogDestination } from './syslog-destination.js';
import { webhookVariables } from '../webhooks/webhooks.variables.js';
import { auditStreamVariables } from './audit-stream.variables.js';

/** @returns null if streaming is not configured */
export function createDestination(config: Config): Destination | null {
  const { AUDIT_STREAM_URL: url, AUDIT_STREAM_SECRET: secret = '' } = variablesOf(
    config,
    auditStreamVariables,
  );
  const { WEBHOOK_TIMEOUT_SECONDS: timeoutSeconds } = variablesOf(config, webhookVariables);
  if (url === undefined) return null;
  switch (new URL(url).protocol) {
    case 'file:':
      return new FileDestination(url);
    case 'https:':
      return new HttpsDestination({ url, secret, timeoutSeconds });
    default:
      return new SyslogDestination({ url, timeoutSeconds });
  }
}
