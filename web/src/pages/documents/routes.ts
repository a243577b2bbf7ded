import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../lazy-route-component';
import type { WorkspaceRoute } from '../../routes';

export const documentsRoutes = (workspaceRoute: WorkspaceRoute) =>
  [
    createRoute({
      getParentRoute: () => workspaceRoute,
      path: 'documents',
      // The router parses "42" as a number.
      validateSearch: ({ q }: Record<string, unknown>): { q?: string } =>
        typeof q === 'number' || (typeof q === 'string' && q !== '') ? { q: String(q) } : {},
      component: lazyRouteComponent(() => import('./documents-page'), 'DocumentsPage'),
    }),
    createRoute({
      getParentRoute: () => workspaceRoute,
      path: 'documents/new',
      component: lazyRouteComponent(() => import('./document-page'), 'NewDocumentPage'),
    }),
    createRoute({
      getParentRoute: () => workspaceRoute,
      path: 'documents/$documentId',
      component: lazyRouteComponent(() => import('./document-page'), 'DocumentPage'),
    }),
  ] as const;
