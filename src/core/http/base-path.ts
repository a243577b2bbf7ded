import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** What precedes every path as callers see it: `/latchkey`, or empty. */
    basePath: string;
  }
}

/**
 * Strips the base path from a request's URL before it is routed, so that routes, logs and limits know one path for each
 * thing. Requests without it are served too: probes reach the server directly, and a proxy may already have stripped
 * it.
 */
export function withoutBasePath(basePath: string): (request: { url?: string }) => string {
  return ({ url = '/' }) => {
    // The URL may be absolute (RFC 9112 §3.2.2).
    const origin = url.startsWith('/') ? '' : (/^[a-z][\w+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? '');
    const path = url.slice(origin.length);
    const rest = path.startsWith(basePath) ? path.slice(basePath.length) : undefined;
    if (rest === undefined || !/^([/?#]|$)/.test(rest)) return url;
    return `${origin}${rest.startsWith('/') ? '' : '/'}${rest}`;
  };
}

/** The path at which callers reach a path of this server. */
export const pathForCallers = ({ server }: Pick<FastifyRequest, 'server'>, path: string): string =>
  path.startsWith('/') ? server.basePath + path : path;
