import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { defineResource } from '../../core/resource/define-resource.js';
import { ROLES } from '../../core/resource/role.js';
import { ServiceAccountLimits1700000000205 } from './migrations/1700000000205-service-account-limits.js';
import { ServiceAccounts1700000000140 } from './migrations/1700000000140-service-accounts.js';
import { serviceAccountVariables } from './service-accounts.variables.js';

const serviceAccount = z
  .object({
    id: field.id,
    workspace_id: field.id,
    name: z.string().meta({ examples: ['Nightly export'] }),
    role: z.enum(ROLES),
  })
  .meta({ id: 'ServiceAccountEventData' });

export const serviceAccounts = defineResource({
  group: 'Service accounts',
  tags: { 'Service accounts': 'Own API keys that outlive the people who created them.' },
  concernsAuthority: true,
  audit: {
    service_account: {
      'service_account.created': 'Service account created',
      'service_account.updated': 'Service account changed',
      'service_account.deleted': 'Service account deleted',
    },
  },
  events: {
    'service_account.created': {
      words: 'Service account created',
      summary: 'A service account was created',
      scope: 'members:read',
      data: serviceAccount,
    },
    'service_account.updated': {
      words: 'Service account changed',
      summary: 'A service account was renamed, described or given another role',
      scope: 'members:read',
      data: serviceAccount,
    },
    'service_account.deleted': {
      words: 'Service account deleted',
      summary: 'A service account was deleted, and its keys ended',
      scope: 'members:read',
      data: serviceAccount,
    },
  },
  errors: {
    service_account_limit: {
      status: 409,
      title: 'Too many service accounts',
      detail: 'The workspace has the maximum number of service accounts (`limit`); delete one first.',
      help: '`limit` is the maximum number of service accounts in a workspace. Delete unused ones, or ask the operator to raise `SERVICE_ACCOUNTS_PER_WORKSPACE`.',
    },
  },
  variables: [serviceAccountVariables],
  limits: {
    SERVICE_ACCOUNTS_PER_WORKSPACE: {
      default: 500,
      description: 'Maximum number of service accounts in a workspace.',
    },
  },
  migrations: [ServiceAccounts1700000000140, ServiceAccountLimits1700000000205],
});

declare module '../../core/resource/resources.js' {
  interface Resources {
    serviceAccounts: typeof serviceAccounts;
  }
}
