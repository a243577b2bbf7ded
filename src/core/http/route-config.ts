import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyContextConfig, FastifyRequest } from 'fastify';
import type { AccessRequirement } from '../principal/access-requirement.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route asks of its caller, for what happens before Nest hears of the request. */
    access?: AccessRequirement;
    /** Of a public route: how large its body may be. */
    bodyLimitBytes?: number;
    /** How many values its body may have, where 5,000 are too few. */
    bodyValuesMax?: number;
    rawBody?: boolean;
    /** The body is left unread. */
    ignoresBody?: boolean;
    /** Takes the fields of a form instead of JSON. */
    formBody?: boolean;
  }
}

/** What the route of the request asks of its caller; undefined where no route says. */
export const requirementOf = ({ routeOptions }: FastifyRequest): AccessRequirement | undefined =>
  routeOptions.config.access;

type Config = Partial<FastifyContextConfig>;

const configs = new WeakMap<object, Config>();

/**
 * Adds to the configuration of a route that Fastify's hooks see; several decorators may each add their part. Of a method:
 * what is said of a class, Nest does not pass on.
 */
export const extendRouteConfig =
  (added: Config): MethodDecorator =>
  (target, name, descriptor) => {
    // `applyDecorators` gives a class no descriptor.
    const method = (descriptor as PropertyDescriptor | undefined)?.value as object | undefined;
    const handler = method ?? target;
    const config = { ...configs.get(handler), ...added };
    configs.set(handler, config);
    RouteConfig(config)(target, name as string, descriptor as PropertyDescriptor);
  };
