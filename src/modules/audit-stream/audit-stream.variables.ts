import { z } from 'zod';
import { defineVariables } from '../../core/config/define-variables.js';
import { documentation, integer } from '../../core/config/variables.js';

/** The destination to which the audit trail is streamed. */
const auditStreamUrl = z
  .url({
    protocol: /^(file|https|syslog)$/,
    error: 'must be a file:, https: or syslog: URL',
    abort: true,
  })
  .refine((value) => {
    const { protocol, host, pathname } = new URL(value);
    return protocol !== 'file:' || (host === '' && !/\/$/.test(pathname));
  }, 'must name a file by its full path, such as file:///var/log/latchkey/audit.jsonl')
  .refine((value) => {
    const { protocol, hostname } = new URL(value);
    return protocol === 'file:' || hostname !== '';
  }, 'must name a host')
  .refine((value) => {
    const { username, password, hash } = new URL(value);
    return `${username}${password}${hash}` === '';
  }, 'must be a URL without credentials or fragment')
  .refine((value) => {
    const { protocol, searchParams } = new URL(value);
    return protocol !== 'syslog:' || ['tcp', 'tls'].includes(searchParams.get('transport') ?? 'tcp');
  }, 'must have transport=tcp or transport=tls: UDP cannot confirm delivery');

const signingSecret = z
  .string()
  .regex(
    /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/,
    'must be whsec_ followed by base64, for example "whsec_$(openssl rand -base64 32)"',
  );

export const auditStreamVariables = defineVariables({
  title: 'Audit trail',
  variables: {
    AUDIT_STREAM_URL: auditStreamUrl.optional().register(documentation, {
      description:
        'The destination of every audit event, with signed checkpoints: `file:///var/log/latchkey/audit.jsonl`, `https://siem.acme.dev/latchkey` or `syslog://logs.acme.dev:6514?transport=tls` (`transport=tcp` is the default, on port 601). Each event arrives at least once, in order.',
      unset: 'events are not sent anywhere',
      example: '',
    }),
    AUDIT_RETENTION_DAYS: integer(1, 36_500).optional().register(documentation, {
      description:
        'The number of days after which events are removed from the database. Requires `AUDIT_STREAM_URL`: only events that were sent there, with a signed checkpoint, are removed.',
      unset: 'they are kept',
      example: '',
    }),
    AUDIT_STREAM_SECRET: signingSecret.optional().register(documentation, {
      description:
        'Signs the requests to an https `AUDIT_STREAM_URL`, as webhooks are signed: `whsec_` followed by the output of `openssl rand -base64 32`. Required with such a URL.',
      unset: 'none',
      example: '',
    }),
  },
  check({ given, addIssue, isWrong }) {
    if (given['AUDIT_STREAM_URL']?.startsWith('https:') && given['AUDIT_STREAM_SECRET'] === undefined) {
      addIssue('AUDIT_STREAM_SECRET', 'is required with an https AUDIT_STREAM_URL');
    }
    const keepsSomeDays = given['AUDIT_RETENTION_DAYS'] !== undefined && !isWrong('AUDIT_RETENTION_DAYS');
    if (keepsSomeDays && given['AUDIT_STREAM_URL'] === undefined) {
      addIssue(
        'AUDIT_STREAM_URL',
        'is required with AUDIT_RETENTION_DAYS: events are exported before they are removed',
      );
    }
  },
});
