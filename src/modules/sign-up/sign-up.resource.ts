import { defineResource } from '../../core/resource/define-resource.js';
import { signUpVariables } from './sign-up.variables.js';

export const signUp = defineResource({
  errors: {
    signup_closed: {
      status: 403,
      title: 'Sign-up is closed',
      detail: 'On this server, only the operator creates accounts.',
      help: 'The server runs with `SIGNUP=closed`. Ask its operator for an account or an invitation.',
    },
  },
  variables: [signUpVariables],
});

declare module '../../core/resource/resources.js' {
  interface Resources {
    signUp: typeof signUp;
  }
}
