import { defineResource } from '../../core/resource/define-resource.js';
import { Suspension1700000000130 } from './migrations/1700000000130-suspension.js';

export const oversight = defineResource({
  concernsAuthority: true,
  audit: {
    user: {
      'account.suspended': null,
      'account.restored': null,
    },
    workspace: {
      'workspace.suspended': 'Workspace suspended',
      'workspace.restored': 'Workspace restored',
      'workspace.limits_max_changed': 'Highest request limits changed by the operator',
    },
  },
  errors: {
    account_suspended: {
      status: 403,
      from: 'callers',
      title: 'Account suspended',
      detail: 'The operator of this server has suspended the account that the credential acts for.',
      help: 'The account of the user, or of the creator of the key, is suspended; `reason` says why. Nothing is lost: keys and sessions work again when the operator restores the account. Ask the operator of the server.',
    },
    workspace_suspended: {
      status: 403,
      from: 'callers',
      title: 'Workspace suspended',
      detail: 'The operator of this server has suspended the workspace.',
      help: 'The workspace is suspended; `reason` says why. Its keys work again, and its members can use it again, when the operator restores it. Members can still manage their accounts, and use their other workspaces with `X-Workspace-Id`.',
    },
  },
  migrations: [Suspension1700000000130],
});

declare module '../../core/resource/resources.js' {
  interface Resources {
    oversight: typeof oversight;
  }
}
