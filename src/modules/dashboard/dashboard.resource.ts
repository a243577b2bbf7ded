import { defineResource } from '../../core/resource/define-resource.js';
import { CLIENT_ROUTES } from './client-routes.js';

export const dashboard = defineResource({
  paths: [...CLIENT_ROUTES, 'assets', 'favicon.svg', 'color-scheme.js', 'robots.txt'],
});
