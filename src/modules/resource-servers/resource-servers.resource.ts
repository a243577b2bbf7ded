import { defineResource } from '../../core/resource/define-resource.js';
import { ResourceServers1700000000110 } from './migrations/1700000000110-resource-servers.js';

export const resourceServers = defineResource({
  concernsAuthority: true,
  audit: {
    resource_server: {
      'resource_server.created': null,
      'resource_server.updated': null,
      'resource_server.deleted': null,
      'resource_server.secret_rotated': null,
      'resource_server.scopes_changed': null,
    },
  },
  migrations: [ResourceServers1700000000110],
});

declare module '../../core/resource/resources.js' {
  interface Resources {
    resourceServers: typeof resourceServers;
  }
}
