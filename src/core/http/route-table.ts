import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    routeTable: RouteTable;
  }
}

interface Entry {
  methods: readonly string[];
  matches: (path: string) => boolean;
}

/** The methods of each path, for the `Allow` header when another one is used (RFC 9110 §15.5.6). */
class RouteTable {
  private readonly entries: Entry[] = [];

  add(methods: readonly string[], matches: (path: string) => boolean): void {
    this.entries.push({ methods, matches });
  }

  /**
   * @param path without query
   * @returns an empty list if nothing is at the path
   */
  methodsOf(path: string): string[] {
    const methods = this.entries.flatMap((entry) => (entry.matches(path) ? entry.methods : []));
    return [...new Set(methods)].sort();
  }
}

/** Records every route registered from now on, except catch-all routes. */
export function noteRoutes(server: FastifyInstance): void {
  const table = new RouteTable();
  server.decorate('routeTable', table);
  server.addHook('onRoute', ({ method, url }) => {
    if (url === '*' || url === '/*') return;
    const pattern = toPattern(url);
    table.add([method].flat(), (path) => pattern.test(path));
  });
}

/**
 * For a route's path as the router writes it: `/workspaces/:workspaceId`, `/assets/*`. A trailing slash makes no difference.
 */
function toPattern(url: string): RegExp {
  const segments = url
    .replace(/\/$/, '')
    .split('/')
    .map((segment) => {
      if (segment === '*') return '.*';
      return segment.startsWith(':') ? '[^/]+' : segment.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    });
  return new RegExp(`^${segments.join('/')}/?$`);
}
