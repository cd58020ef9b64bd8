import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { SendMeasure } from '../sending/send-message.js';

/** The process's Prometheus metrics. Labels carry no ids of people. */
export class Metrics {
  readonly registry = new Registry();
  private readonly sends: Histogram<'transport' | 'outcome'>;
  private readonly webhooks: Histogram<'outcome'>;
  private readonly outboxRows = this.gauge('deskwire_outbox_rows', 'Entries that Temporal has not taken yet, counted up to a limit');
  private readonly relayLag = this.gauge('deskwire_outbox_lag_seconds', 'Age of the oldest entry that Temporal has not taken yet');
  private readonly temporal = this.gauge('deskwire_temporal_reachable', '1 while Temporal answers');
  private readonly reportsLag = this.gauge('deskwire_reports_lag_seconds', 'Age of the oldest event that the reports have not counted yet');
  private readonly reportsBacklog = this.gauge(
    'deskwire_reports_backlog_companies',
    'Companies whose reports are counted from the beginning',
  );
  private readonly sending: Gauge<'state'>;

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    this.sends = new Histogram({
      name: 'deskwire_send_duration_seconds',
      help: 'Time a provider took for one message',
      labelNames: ['transport', 'outcome'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
      registers: [this.registry],
    });
    this.webhooks = new Histogram({
      name: 'deskwire_webhook_duration_seconds',
      help: 'Time an endpoint took for one attempt',
      labelNames: ['outcome'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
      registers: [this.registry],
    });
    this.sending = new Gauge({
      name: 'deskwire_sending_messages',
      help: 'Messages on their way to a provider, counted up to a limit',
      labelNames: ['state'],
      registers: [this.registry],
    });
  }

  sent({ transport, outcome, seconds }: SendMeasure): void {
    this.sends.observe({ transport, outcome }, seconds);
  }

  webhook({ status, durationMs }: { status: number | null; durationMs: number }): void {
    this.webhooks.observe({ outcome: status === null ? 'no_answer' : `${Math.floor(status / 100)}xx` }, durationMs / 1000);
  }

  queues(outbox: { rows: number; lagSeconds: number }, sending: Record<string, number>, temporalReachable: boolean): void {
    this.outboxRows.set(outbox.rows);
    this.relayLag.set(outbox.lagSeconds);
    this.temporal.set(temporalReachable ? 1 : 0);
    for (const [state, count] of Object.entries(sending)) this.sending.set({ state }, count);
  }

  reports({ lagSeconds, backlog }: { lagSeconds: number; backlog: number }): void {
    this.reportsLag.set(lagSeconds);
    this.reportsBacklog.set(backlog);
  }

  private gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.registry] });
  }
}
