import { z } from 'zod';
import { defineVariables } from '../../core/config/define-variables.js';
import { decimal, documentation, integer, list, network } from '../../core/config/variables.js';

/** `true`, `false`, or CIDR blocks. */
const allowPrivate = z.union(
  [
    z
      .literal(['true', 'false', 'none'])
      .transform((value): 'all' | 'none' => (value === 'true' ? 'all' : 'none')),
    list(network).pipe(z.array(z.string()).min(1, 'must name at least one block')),
  ],
  { error: 'must be true, false, or CIDR blocks such as 10.0.0.0/8, without host bits' },
);

/** An address of a name server, with or without a port. */
const dnsServer = z
  .string()
  .regex(
    /^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:]+\])(:\d{1,5})?$/i,
    'must be addresses such as 192.0.2.53 or 192.0.2.53:5353',
  );

export const webhookVariables = defineVariables({
  title: 'Webhooks',
  variables: {
    WEBHOOK_ALLOW_PRIVATE: allowPrivate.default('none').register(documentation, {
      description:
        'Allows webhooks, and identity providers of workspaces, at private and local addresses: `true` (development only), or a comma-separated list of CIDR blocks.',
      unset: 'none',
      example: '10.1.0.0/16',
    }),
    WEBHOOK_TIMEOUT_SECONDS: integer(1, 60).default(15).register(documentation, {
      description: 'How long a webhook receiver may take to respond.',
    }),
    WEBHOOK_RETRY_SECONDS: list(decimal(0.1, 604_800))
      .default([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400])
      .register(documentation, {
        description:
          'Delays between delivery attempts, in seconds. Each entry adds one retry after the first attempt.',
      }),
    WEBHOOK_DNS_SERVERS: list(dnsServer).default([]).register(documentation, {
      description:
        'DNS servers that resolve webhook hosts, separated by commas: `192.0.2.53:53`. By default, hosts resolve as for any other program on the system, including `/etc/hosts`.',
      unset: 'like the operating system',
    }),
  },
  check({ given, inProduction, addIssue }) {
    if (inProduction && given['WEBHOOK_ALLOW_PRIVATE'] === 'true') {
      addIssue('WEBHOOK_ALLOW_PRIVATE', 'must be a list of CIDR blocks in production');
    }
  },
});
