import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ACCESS_REQUIREMENT } from '../../core/principal/access-requirement.js';

const ROUTE_PATH = 'path';

/** Refuses to start if a route does not declare who may call it. */
@Injectable()
export class RouteDeclarations implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const undeclared = this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      return (
        this.scanner
          .getAllMethodNames(prototype)
          .filter((name) => Reflect.hasMetadata(ROUTE_PATH, prototype[name] as object))
          // On the method itself: Fastify's hooks see what is set on the handler, but not what is set on its class.
          .filter((name) => !Reflect.hasMetadata(ACCESS_REQUIREMENT, prototype[name] as object))
          .map((name) => `${metatype?.name}.${name}`)
      );
    });
    if (undeclared.length > 0) {
      throw new Error(
        `Routes without @Public, @Authenticated, @RequireUser or @RequireScope: ${undeclared.join(', ')}`,
      );
    }
  }
}
