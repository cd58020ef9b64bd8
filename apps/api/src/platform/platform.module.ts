import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Env } from '../env.js';
import { Metrics } from '../metrics/metrics.js';
import { Lifecycle } from './lifecycle.js';
import { Log } from './log.js';

/** What every module may ask for: settings, log, metrics, and whether we are on our way out. */
@Global()
@Module({})
export class PlatformModule {
  static with(env: Env, log: Log): DynamicModule {
    return {
      module: PlatformModule,
      providers: [{ provide: Env, useValue: env }, { provide: Log, useValue: log }, Metrics, Lifecycle],
      exports: [Env, Log, Metrics, Lifecycle],
    };
  }
}
