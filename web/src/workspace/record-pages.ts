import type { RecordPage } from '../dashboard-resource';
import { resources } from '../resources';

export const apiKeyPage: RecordPage = (workspaceId, keyId) => ({
  to: '/workspaces/$workspaceId/api-keys/$keyId',
  params: { workspaceId, keyId },
});

export const endpointPage: RecordPage = (workspaceId, endpointId) => ({
  to: '/workspaces/$workspaceId/webhooks/$endpointId',
  params: { workspaceId, endpointId },
});

/** The pages of records, by what search results and audit events call these. */
export const recordPages: Record<string, RecordPage> = {
  api_key: apiKeyPage,
  webhook_endpoint: endpointPage,
  ...Object.fromEntries(Object.values(resources).map(({ kind, page }) => [kind, page])),
};
