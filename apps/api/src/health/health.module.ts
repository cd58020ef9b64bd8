import { Module } from '@nestjs/common';
import { MetricsController } from '../metrics/metrics.controller.js';
import { HealthController } from './health.controller.js';
import { ReadinessProbe } from './readiness.probe.js';

/** What machines ask of us: alive, ready, numbers. */
@Module({ controllers: [HealthController, MetricsController], providers: [ReadinessProbe] })
export class HealthModule {}
