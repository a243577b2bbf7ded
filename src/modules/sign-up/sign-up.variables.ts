import { defineVariables } from '../../core/config/define-variables.js';
import { documentation, integer, oneOf } from '../../core/config/variables.js';

export const signUpVariables = defineVariables({
  title: 'Accounts',
  variables: {
    SIGNUP: oneOf('open', 'closed').default('open').register(documentation, {
      description:
        '`open`: anyone can create an account. `closed`: accounts are created only with `npm run create-account`.',
    }),
    SIGNUPS_PER_ADDRESS_PER_HOUR: integer(1, 1_000_000).default(20).register(documentation, {
      description: 'Maximum number of sign-ups per IP address per hour.',
    }),
  },
});
