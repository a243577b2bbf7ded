import type { Config } from '../../core/config/config.js';
import type { Destination } from './destination.js';
import { FileDestination } from './file-destination.js';
import { HttpsDestination } from './https-destination.js';
import { SyslogDestination } from './syslog-destination.js';

type StreamConfig = Pick<Config, 'auditStreamUrl' | 'auditStreamSecret' | 'webhookTimeoutSeconds'>;

/** @returns null where the trail is not streamed */
export function createDestination(config: StreamConfig): Destination | null {
  const {
    auditStreamUrl: url,
    auditStreamSecret: secret = '',
    webhookTimeoutSeconds: timeoutSeconds,
  } = config;
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
