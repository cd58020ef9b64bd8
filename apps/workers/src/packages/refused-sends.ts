import type { Logger } from 'pino';
import type { GiveBackRefused } from '#domain/packages/give-back-refused.js';
import type { JobsDatabase } from '#persistence/jobs-database.js';
import { refusedSends } from '#persistence/packages/refused-send.store.js';
import { repeat } from '../upkeep/repeat.js';

/** Soon enough for whoever looks at his account, and seldom enough for a table that is nearly always empty. */
const LOOK_MS = 2_000;

/** Has what refused messages took given back. Several processes may do it at once: the second finds it done. */
export class RefusedSends {
  private end: () => Promise<void> = async () => undefined;

  constructor(
    private readonly jobs: JobsDatabase,
    private readonly giveBack: Pick<GiveBackRefused, 'run'>,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.end = repeat(LOOK_MS, 'refused sends', this.log, () => this.run());
  }

  stop(): Promise<void> {
    return this.end();
  }

  private async run(): Promise<void> {
    for (const { companyId, messageIds } of await refusedSends(this.jobs)) {
      const dialogs = await this.giveBack.run(companyId, messageIds);
      if (dialogs > 0) this.log.info({ companyId, dialogs }, 'refused messages had made dialogs active: what they took was given back');
    }
  }
}
