import { IconFileText } from '@tabler/icons-react';
import type { DashboardResource } from '../../dashboard-resource';

export const documents: DashboardResource = {
  navigation: { label: 'Documents', to: '/workspaces/$workspaceId/documents', icon: IconFileText },
  create: { label: 'Create a document', to: '/workspaces/$workspaceId/documents/new', role: 'member' },
  kind: 'document',
  found: 'Documents found',
  page: (workspaceId, documentId) => ({
    to: '/workspaces/$workspaceId/documents/$documentId',
    params: { workspaceId, documentId },
  }),
  scope: 'documents:read',
};
