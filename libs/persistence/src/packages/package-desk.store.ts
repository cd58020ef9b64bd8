import type { Dialog } from '#domain/dialogs/dialog.js';
import type { OwedMonth, PackageDesk, PackageWork, WithheldMessage } from '#domain/packages/package-desk.port.js';
import type { RefusedMonth } from '#domain/packages/give-back-refused.js';
import type { Clock } from '#domain/shared/clock.port.js';
import type { Database, Tx } from '../database.js';
import { saveDialogChanges } from '../dialogs/changes.store.js';
import { againAfterRace, PgDeskWork, wakeFor } from '../dialogs/dialog-desk.store.js';
import { absencesOfHolders } from '../operators/presence.change.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';
import { noticeChanged } from './notice.store.js';
import { refusedMonths, settled } from './refused-send.store.js';

const owed = statement(
  'packages.owed',
  `select dialog_id as "dialogId", channel_id as "channelId", to_char(month, 'YYYY-MM-DD') as month from active_dialog
    where company_id = $1 and paid_by is null and dialog_id = any($2::bigint[]) order by counted_at, dialog_id, month`,
);

const countBlocked = statement(
  'packages.count_blocked',
  `select count(*)::int as count from dialog where company_id = $1 and blocked_at is not null`,
);

const withheld = statement(
  'packages.withheld',
  `select m.id, m.dialog_id as "dialogId", m.origin, m.text, m.content, m.deleted_at is not null as "isDeleted",
          coalesce((select jsonb_agg(jsonb_build_object('kind', a.kind, 'name', a.name) order by a.position)
             from attachment a where a.message_id = m.id), '[]') as attachments
     from message m where m.company_id = $1 and m.withheld and m.dialog_id = any($2::bigint[]) order by m.id`,
);

const reveal = statement(
  'packages.reveal',
  `update message set withheld = false where company_id = $1 and withheld and dialog_id = any($2::bigint[])`,
);

/** Blocked dialogs on PostgreSQL. Wakes whoever must hear of the changes, after the commit. */
export class PgPackageDesk implements PackageDesk {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
    private readonly clock: Clock,
  ) {}

  run<T>(companyId: number, work: (work: PackageWork) => Promise<T>): Promise<T> {
    return againAfterRace(() => this.runOnce(companyId, work));
  }

  private async runOnce<T>(companyId: number, work: (work: PackageWork) => Promise<T>): Promise<T> {
    const piece = async (tx: Tx) => {
      const desk = new PgDeskWork(tx, this.clock.now());
      const result = await work(new PgPackageWork(tx, desk));
      const { changes } = desk;
      if (changes.dialogs.size + changes.counted.length + changes.returned.length > 0) saveDialogChanges(tx, changes);
      noticeChanged(tx);
      if (changes.unblocked.length > 0) for (const write of [reveal, absencesOfHolders]) tx.write(write, [companyId, changes.unblocked]);
      return { result, changes };
    };
    const { result, changes } = await this.database.transaction(companyId, piece, { seesWithheld: true });
    wakeFor(this.wake, changes);
    for (const topic of ['event', 'outbox'] as const) this.wake.wake(topic);
    return result;
  }
}

class PgPackageWork implements PackageWork {
  constructor(
    private readonly tx: Tx,
    readonly desk: PgDeskWork,
  ) {}

  blocked(most: number): Promise<Dialog[]> {
    return this.desk.blockedDialogs(most);
  }

  async countBlocked(): Promise<number> {
    return (await this.tx.query<{ count: number }>(countBlocked, [this.tx.companyId]))[0]?.count ?? 0;
  }

  owed(dialogIds: readonly number[]): Promise<OwedMonth[]> {
    return this.tx.query<OwedMonth>(owed, [this.tx.companyId, dialogIds]);
  }

  dialogsOf(messageIds: readonly number[]): Promise<Dialog[]> {
    return this.desk.dialogsOfMessages(messageIds);
  }

  refusedMonths(messageIds: readonly number[]): Promise<RefusedMonth[]> {
    return refusedMonths(this.tx, messageIds);
  }

  async settled(messageIds: readonly number[]): Promise<void> {
    this.tx.write(settled, [this.tx.companyId, messageIds]);
  }

  withheld(dialogIds: number[]): Promise<WithheldMessage[]> {
    return this.tx.query<WithheldMessage>(withheld, [this.tx.companyId, dialogIds]);
  }
}
