import { defineResource } from '../../core/resource/define-resource.js';
import { CLIENT_ROUTES } from './client-routes.js';

export const dashboard = defineResource({
  pages: { home: '/' },
  paths: [...CLIENT_ROUTES, 'assets', 'favicon.svg', 'color-scheme.js', 'robots.txt'],
});

declare module '../../core/resource/resources.js' {
  interface Resources {
    dashboard: typeof dashboard;
  }
}
