import { Inject, Injectable } from '@nestjs/common';
import type { OperatorAvailability } from '#domain/operators/change-status.js';
import { ConnectionStore } from '#persistence/operators/connection.store.js';
import { Log } from '../platform/log.js';
import { OPERATOR_AVAILABILITY } from '../platform/ports.js';

/** A reload closes the socket and opens another: nobody is gone that quickly. */
const GRACE_MS = 8_000;

/** Who is there: an operator with at least one open tab. */
@Injectable()
export class Presence {
  private readonly tabs = new Map<number, { companyId: number; count: number }>();
  private readonly leaving = new Map<number, NodeJS.Timeout>();
  private stopped = false;

  constructor(
    private readonly store: ConnectionStore,
    private readonly log: Log,
    @Inject(OPERATOR_AVAILABILITY) private readonly availability: OperatorAvailability,
  ) {}

  async joined(companyId: number, operatorId: number): Promise<void> {
    clearTimeout(this.leaving.get(operatorId));
    this.leaving.delete(operatorId);
    const tabs = this.tabs.get(operatorId) ?? { companyId, count: 0 };
    this.tabs.set(operatorId, tabs);
    tabs.count += 1;
    if (await this.store.connected(companyId, operatorId)) await this.availability.changed(companyId, operatorId);
  }

  left(operatorId: number): void {
    const tabs = this.tabs.get(operatorId);
    if (!tabs) return;
    tabs.count -= 1;
    if (tabs.count > 0) return;
    this.tabs.delete(operatorId);
    if (this.stopped) return;
    this.leaving.set(
      operatorId,
      setTimeout(() => this.gone(tabs.companyId, operatorId), GRACE_MS),
    );
  }

  /** Says for everybody here that he still is. */
  async heartbeat(): Promise<void> {
    const companies = new Map<number, number[]>();
    for (const [operatorId, { companyId }] of this.tabs) companies.set(companyId, [...(companies.get(companyId) ?? []), operatorId]);
    for (const [companyId, operatorIds] of companies) {
      for (const back of await this.store.seen(companyId, operatorIds)) await this.availability.changed(companyId, back);
    }
  }

  /** The process ends: whoever has no other one to go to is found by the sweep. */
  stop(): void {
    this.stopped = true;
    for (const timer of this.leaving.values()) clearTimeout(timer);
  }

  private gone(companyId: number, operatorId: number): void {
    this.leaving.delete(operatorId);
    this.store.disconnected(companyId, operatorId).catch((error: unknown) => this.log.failure('a departure was not noted', error));
  }
}
