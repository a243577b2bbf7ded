import { defineResource } from '../../core/resource/define-resource.js';

export const accounts = defineResource({
  mails: {
    'Your account was deleted': {
      to: 'the account',
      when: 'it was deleted',
    },
  },
});
