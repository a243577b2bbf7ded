import { describe, expect, it } from '@jest/globals';
import { classify } from './client-routes.js';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

describe('Dashboard pages', () => {
  it.each(['/', '/sign-in', '/sign-in/', '/workspaces/0197/api-keys', '/settings/sessions'])(
    'include %s, for every client',
    (path) => {
      expect(classify(path, undefined)).toBe('page');
      expect(classify(path, BROWSER)).toBe('page');
    },
  );

  it('show people a page for a broken link, and programs a problem', () => {
    expect(classify('/no-such-page', BROWSER)).toBe('missing-page');
    expect(classify('/no-such-page', '*/*')).toBe('none');
    expect(classify('/no-such-page', undefined)).toBe('none');
  });

  it.each([
    '/api/v1/unknown',
    '//api/v1/me',
    '//',
    '/api',
    '/docs/unknown',
    '/health/unknown',
    '/assets/unknown.js',
    '/wp-login.php',
    '/.env',
    '/a/b.map',
  ])('do not include %s, even for a browser', (path) => {
    expect(classify(path, BROWSER)).toBe('none');
  });
});
