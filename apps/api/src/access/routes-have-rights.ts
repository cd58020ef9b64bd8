import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { SCOPE } from '../public/scope.js';
import { AUTHENTICATION, RIGHT } from './auth.decorators.js';

/** Nest keeps a route's path under this key. */
const PATH = 'path';

interface Route {
  name: string;
  handler: () => unknown;
  controller: object;
}

/**
 * Refuses to start while a route says neither who it is open to nor which right it needs, or a route for programs does not say
 * which scope of a token: forgetting is not an option.
 */
@Injectable()
export class RoutesHaveRights implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const routes = this.routes();
    const closed = routes.filter((route) => this.said(AUTHENTICATION, route) === undefined && this.said(RIGHT, route) === undefined);
    if (closed.length > 0) throw new Error(`These routes need @Requires(right), @ByApiToken() or @Public(): ${namesOf(closed)}`);
    const scopeless = routes.filter((route) => this.said(AUTHENTICATION, route) === 'api_token' && this.said(SCOPE, route) === undefined);
    if (scopeless.length > 0) throw new Error(`These routes for programs need @Scope('…') or @AnyToken(): ${namesOf(scopeless)}`);
  }

  private routes(): Route[] {
    return this.discovery.getControllers().flatMap(({ metatype }) => {
      if (typeof metatype !== 'function') return [];
      const prototype = metatype.prototype as Record<string, object>;
      return this.scanner
        .getAllMethodNames(prototype)
        .map((name) => ({ name: `${metatype.name}.${name}`, handler: prototype[name] as () => unknown, controller: metatype }))
        .filter(({ handler }) => Reflect.hasMetadata(PATH, handler));
    });
  }

  private said(key: string, { handler, controller }: Route): unknown {
    return this.reflector.getAllAndOverride<unknown>(key, [handler, controller as never]);
  }
}

const namesOf = (routes: Route[]): string => routes.map(({ name }) => name).join(', ');
