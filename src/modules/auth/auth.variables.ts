import { defineVariables } from '../../core/config/define-variables.js';
import { documentation, integer } from '../../core/config/variables.js';

/** OWASP's minimum for Argon2id with two passes and one lane. */
const PASSWORD_HASH_MEMORY_KIB_MIN = 19_456;

export const authVariables = defineVariables({
  title: 'Accounts',
  variables: {
    SIGN_IN_FAILURES_PER_ACCOUNT: integer(1, 1_000_000).default(10).register(documentation, {
      description: 'Failed password attempts allowed for one account before further attempts must wait.',
    }),
    SIGN_IN_FAILURES_PER_ADDRESS: integer(1, 1_000_000).default(50).register(documentation, {
      description: 'Failed password attempts allowed from one IP address, across all accounts.',
    }),
    PASSWORD_RESETS_PER_ADDRESS_PER_HOUR: integer(1, 1_000_000).default(20).register(documentation, {
      description: 'Maximum number of password reset emails that one IP address can request per hour.',
    }),
    DEVICE_LOGINS_PER_ADDRESS_PER_HOUR: integer(1, 1_000_000).default(60).register(documentation, {
      description:
        'Maximum number of sign-ins with a device code (`latchkey login --device`) that one IP address can begin per hour.',
    }),
    PASSWORD_HASH_CONCURRENCY: integer(1, 64).default(2).register(documentation, {
      description:
        'How many passwords are hashed at the same time. Each takes one CPU core and `PASSWORD_HASH_MEMORY_KIB` of memory.',
    }),
    PASSWORD_HASH_MEMORY_KIB: integer(64, 1_048_576)
      .default(PASSWORD_HASH_MEMORY_KIB_MIN)
      .register(documentation, {
        description:
          'The memory used to hash a password with Argon2id. More memory makes guessing passwords from stolen hashes slower, and also signing in. When you raise it, existing hashes are replaced at the next sign-in. At least `19456` in production.',
      }),
    PASSWORD_HASH_QUEUE_MAX: integer(1, 10_000).default(40).register(documentation, {
      description:
        'How many password checks can wait in the queue. Beyond that, requests get 503 with `Retry-After`. One CPU core checks about 40 passwords per second at the default memory.',
    }),
  },
  check({ given, inProduction, addIssue, isWrong }) {
    const memoryKib = Number(given['PASSWORD_HASH_MEMORY_KIB'] ?? PASSWORD_HASH_MEMORY_KIB_MIN);
    if (inProduction && memoryKib < PASSWORD_HASH_MEMORY_KIB_MIN && !isWrong('PASSWORD_HASH_MEMORY_KIB')) {
      addIssue('PASSWORD_HASH_MEMORY_KIB', `must be at least ${PASSWORD_HASH_MEMORY_KIB_MIN} in production`);
    }
  },
});
