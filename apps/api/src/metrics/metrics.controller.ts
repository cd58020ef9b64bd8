import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Gauge } from 'prom-client';
import { Database } from '#persistence/database.js';
import { Public } from '../access/auth.decorators.js';
import { Metrics } from './metrics.js';

@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(Database) database: Database,
  ) {
    const gauge = new Gauge({
      name: 'database_pool_connections',
      help: 'Connections to PostgreSQL by state; `waiting` counts callers without one',
      labelNames: ['state'],
      registers: [metrics.registry],
      collect: () => {
        const { total, idle, waiting } = database.poolState;
        gauge.set({ state: 'used' }, total - idle);
        gauge.set({ state: 'idle' }, idle);
        gauge.set({ state: 'waiting' }, waiting);
      },
    });
  }

  @Public()
  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  read(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
