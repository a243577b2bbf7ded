import { applyDecorators, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type FieldError, problem } from '../errors/problem.js';
import { IGNORES_QUERY_MARK } from '../openapi/responses.js';
import { shortened } from './echo.js';
import { extendRouteConfig } from './route-config.js';

/** Nobody is helped by more messages than this. */
const ERRORS_MAX = 50;

/** For routes whose URLs others write or extend, such as proxies and identity providers. */
export const IgnoresQuery = () =>
  applyDecorators(extendRouteConfig({ ignoresQuery: true }), ApiExtension(IGNORES_QUERY_MARK, true));

/**
 * A route without a `@Query` takes no parameters. A caller who sends one means something by it: `dry_run`, on a route that
 * knows none, must not do for real what was only to be tried. The schemas of other routes are strict for the same
 * reason.
 */
export class RefusesUnknownQuery implements CanActivate {
  canActivate(context: ExecutionContext): true {
    const { query, routeOptions } = context.switchToHttp().getRequest<FastifyRequest>();
    const names = Object.keys(query as object);
    if (names.length === 0 || routeOptions.config.ignoresQuery || takesQuery(context)) return true;
    const errors = names
      .slice(0, ERRORS_MAX)
      .map((name): FieldError => ({ field: shortened(name), message: 'is not a known field' }));
    throw problem('validation_failed', { errors });
  }
}

/** Nest keeps a handler's parameters by their type and position, such as `4:1`. */
function takesQuery(context: ExecutionContext): boolean {
  const parameters = Reflect.getMetadata(
    ROUTE_ARGS_METADATA,
    context.getClass(),
    context.getHandler().name,
  ) as Record<string, unknown> | undefined;
  return Object.keys(parameters ?? {}).some((key) => key.startsWith(`${RouteParamtypes.QUERY}:`));
}
