import type { DashboardResource } from './dashboard-resource';
import { documents } from './pages/documents/documents.resource';

/** Resources with pages of their own. Each is a folder under `pages/`, a line here and one in `routes.tsx`. */
export const resources: Record<string, DashboardResource> = {
  documents,
};
