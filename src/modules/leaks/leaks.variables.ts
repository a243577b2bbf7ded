import { defineVariables } from '../../core/config/define-variables.js';
import { documentation, httpUrl, integer, oneOf } from '../../core/config/variables.js';

export const leakVariables = defineVariables({
  title: 'Leaked keys',
  variables: {
    LEAK_POLICY: oneOf('notify', 'revoke').default('notify').register(documentation, {
      description:
        'What happens to a key that is reported as leaked. `notify`: its owners are notified. `revoke`: it is also revoked immediately. Each workspace can override this.',
    }),
    LEAK_REPORTS_PER_ADDRESS_PER_HOUR: integer(1, 1_000_000).default(60).register(documentation, {
      description: 'Maximum number of leak reports, of up to 1,000 keys each, from one IP address per hour.',
    }),
    GITHUB_SECRET_SCANNING_KEYS_URL: httpUrl
      .default('https://api.github.com/meta/public_keys/secret_scanning')
      .register(documentation, {
        description:
          'Where GitHub publishes the public keys that sign its secret scanning reports. Reports signed with any of these keys are trusted, so the URL must be https in production.',
      }),
  },
  check({ given, inProduction, addIssue }) {
    const keysUrl = given['GITHUB_SECRET_SCANNING_KEYS_URL'];
    // Without encryption, anyone on the network path could substitute their own key for GitHub's.
    if (inProduction && keysUrl !== undefined && !/^https:/i.test(keysUrl)) {
      addIssue('GITHUB_SECRET_SCANNING_KEYS_URL', 'must be an https URL in production');
    }
  },
});
