import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { AUTHENTICATION, RIGHT } from './auth.decorators.js';

/** Nest keeps a route's path under this key. */
const PATH = 'path';

/** Refuses to start while a route says neither who it is open to nor which right it needs: forgetting is not an option. */
@Injectable()
export class RoutesHaveRights implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const without = this.discovery.getControllers().flatMap(({ metatype }) => {
      if (typeof metatype !== 'function') return [];
      const prototype = metatype.prototype as Record<string, object>;
      return this.scanner
        .getAllMethodNames(prototype)
        .map((name) => ({ name, handler: prototype[name] as () => unknown }))
        .filter(({ handler }) => Reflect.hasMetadata(PATH, handler))
        .filter(({ handler }) => !this.says(AUTHENTICATION, handler, metatype) && !this.says(RIGHT, handler, metatype))
        .map(({ name }) => `${metatype.name}.${name}`);
    });
    if (without.length > 0) throw new Error(`These routes need @Requires(right), @ByApiToken() or @Public(): ${without.join(', ')}`);
  }

  private says(key: string, handler: () => unknown, controller: object): boolean {
    return this.reflector.getAllAndOverride(key, [handler, controller as never]) !== undefined;
  }
}
