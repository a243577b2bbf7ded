import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyContextConfig, FastifyRequest } from 'fastify';
import type { AccessRequirement } from '../principal/access-requirement.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route's access requirement, for hooks that run before Nest sees the request. */
    access?: AccessRequirement;
    /** The maximum body size of a public route. */
    bodyLimitBytes?: number;
    /** The maximum number of values in the body, if 5,000 are too few. */
    bodyValuesMax?: number;
    rawBody?: boolean;
    /** The body is left unread. */
    ignoresBody?: boolean;
    /** Parameters in the query mean nothing, and are not refused. */
    ignoresQuery?: boolean;
    /** Accepts form fields instead of JSON. */
    formBody?: boolean;
  }
}

/** The access requirement of the request's route; undefined if it declares none. */
export const requirementOf = ({ routeOptions }: FastifyRequest): AccessRequirement | undefined =>
  routeOptions.config.access;

type Config = Partial<FastifyContextConfig>;

const configs = new WeakMap<object, Config>();

/**
 * Adds to the route configuration that Fastify's hooks see; several decorators can each add a part. On methods only:
 * Nest does not pass on what is set on a class.
 */
export const extendRouteConfig =
  (added: Config): MethodDecorator =>
  (target, name, descriptor) => {
    // `applyDecorators` passes a class no descriptor.
    const method = (descriptor as PropertyDescriptor | undefined)?.value as object | undefined;
    const handler = method ?? target;
    const config = { ...configs.get(handler), ...added };
    configs.set(handler, config);
    RouteConfig(config)(target, name as string, descriptor as PropertyDescriptor);
  };
