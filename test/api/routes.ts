import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { ApiUnderTest } from './api-under-test.js';

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** As `/api/dialogs/:id`. */
  path: string;
}

/** Every route of every controller, whether the OpenAPI document shows it or not. */
export function allRoutes(api: ApiUnderTest): Route[] {
  const scanner = new MetadataScanner();
  return api.app
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .flatMap(({ metatype }) => {
      if (typeof metatype !== 'function') return [];
      const prototype = metatype.prototype as Record<string, object>;
      const base = Reflect.getMetadata('path', metatype) as string;
      return scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name] as object;
        const path = Reflect.getMetadata('path', handler) as string | undefined;
        if (path === undefined) return [];
        const method = RequestMethod[Reflect.getMetadata('method', handler) as number] as Route['method'];
        return [{ method, path: `/${base}/${path}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1') }];
      });
    });
}
