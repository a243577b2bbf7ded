import { defineResource } from '../../core/resource/define-resource.js';
import { ErasedAddresses1700000000360 } from './migrations/1700000000360-erased-addresses.js';

export const accounts = defineResource({
  migrations: [ErasedAddresses1700000000360],
  mails: {
    'Your account was deleted': {
      to: 'the account',
      when: 'it was deleted',
    },
  },
});
