import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** What comes before every path as callers see it: `/latchkey`, or nothing. */
    basePath: string;
  }
}

/**
 * Takes the base path off the address of a request, before it is routed: routes, logs and limits know one path for each
 * thing. A request that comes without it is served too: probes reach the server directly, and a proxy may have taken
 * the base path off already.
 */
export function withoutBasePath(basePath: string): (request: { url?: string }) => string {
  return ({ url = '/' }) => {
    // Also an absolute address (RFC 9112 §3.2.2).
    const origin = url.startsWith('/') ? '' : (/^[a-z][\w+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? '');
    const path = url.slice(origin.length);
    const rest = path.startsWith(basePath) ? path.slice(basePath.length) : undefined;
    if (rest === undefined || !/^([/?#]|$)/.test(rest)) return url;
    return `${origin}${rest.startsWith('/') ? '' : '/'}${rest}`;
  };
}

/** Where callers reach a path of this server. */
export const pathForCallers = ({ server }: Pick<FastifyRequest, 'server'>, path: string): string =>
  path.startsWith('/') ? server.basePath + path : path;
