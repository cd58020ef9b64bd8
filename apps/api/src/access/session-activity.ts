import { Inject, Injectable } from '@nestjs/common';
import { ACTIVITY_STEP_MS, type Device } from '#domain/sessions/session.js';
import type { Clock } from '#domain/shared/clock.port.js';
import type { LiveSession } from '#persistence/sessions/session.reader.js';
import { SessionStore } from '#persistence/sessions/session.store.js';
import { CLOCK } from '../platform/ports.js';

/** Writes down that a session is used, and in which browser by now: browsers update themselves and people travel. */
@Injectable()
export class SessionActivity {
  /** Being written by this process: of a hundred requests at once one writes, and the others don't wait for it. */
  private readonly writing = new Set<number>();

  constructor(
    private readonly store: SessionStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async seen({ companyId, sessionId, lastActivityAt }: LiveSession, device: () => Device): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() - lastActivityAt.getTime() <= ACTIVITY_STEP_MS || this.writing.has(sessionId)) return;
    this.writing.add(sessionId);
    try {
      await this.store.touch(companyId, sessionId, device(), now);
    } finally {
      this.writing.delete(sessionId);
    }
  }

  /** These have a window open. */
  async open(sessions: readonly LiveSession[]): Promise<void> {
    const companies = Map.groupBy(sessions, ({ companyId }) => companyId);
    for (const [companyId, theirs] of companies) {
      await this.store.touchMany(companyId, [...new Set(theirs.map(({ sessionId }) => sessionId))], this.clock.now());
    }
  }
}
