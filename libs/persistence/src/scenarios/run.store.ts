import type { WorkingHours } from '#domain/companies/working-hours.js';
import type { Dialog } from '#domain/dialogs/dialog.js';
import type { OfferedMessage } from '#domain/scenarios/route-press.js';
import type { HeardMessage, HeldTrigger, Revision, RunDesk, RunWork, TurnState } from '#domain/scenarios/run-desk.port.js';
import type { RunSnapshot } from '#domain/scenarios/run.js';
import type { TraceRow } from '#domain/scenarios/trace.js';
import type { TurnOutcome } from '#domain/scenarios/turn.js';
import type { Clock } from '#domain/shared/clock.port.js';
import type { TicketPriority } from '#domain/tickets/ticket.js';
import { recordCardChanged } from '../clients/card-events.js';
import type { Database, Tx } from '../database.js';
import { saveDialogChanges } from '../dialogs/changes.store.js';
import { againAfterRace, PgDeskWork, wakeFor } from '../dialogs/dialog-desk.store.js';
import { recordEvents } from '../events/event.store.js';
import { addTicket } from '../tickets/ticket.store.js';
import type { Wake } from '../wake.js';
import { RevisionCache } from './revision.cache.js';
import { factsFrom, rowFromRun, runFromRow, standingFrom, type FactsRow, type RunRow } from './run.row.js';
import * as sql from './run.sql.js';
import { findSentPayload } from './sent-payload.store.js';

/** Ids that a turn may need: messages with their files, lines, runs, a request. */
const IDS_PER_TURN = 160;

type About = Parameters<RunDesk['run']>[0];

/**
 * Turns on PostgreSQL. A turn that goes on at a step costs three round trips: the dialog is locked, everything is read, everything
 * is written with the commit.
 */
export class PgRunDesk implements RunDesk {
  private readonly revisions = new RevisionCache();

  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
    private readonly clock: Clock,
  ) {}

  run<T>(about: About, work: (work: RunWork) => Promise<T>): Promise<T | null> {
    return againAfterRace(() => this.runOnce(about, work));
  }

  private async runOnce<T>(about: About, work: (work: RunWork) => Promise<T>): Promise<T | null> {
    const taken = await this.database.transaction(about.companyId, async (tx) => {
      const desk = new PgDeskWork(tx, this.clock.now(), IDS_PER_TURN);
      const dialog = await desk.dialog(about.dialogId, { all: true });
      if (!dialog) return null;
      const turn = new PgRunWork(tx, desk, await stateOf(tx, dialog, about), this.revisions);
      const result = await work(turn);
      turn.store();
      return { result, changes: desk.changes };
    });
    if (!taken) return null;
    wakeFor(this.wake, taken.changes);
    return taken.result;
  }
}

class PgRunWork implements RunWork {
  private readonly runs: RunSnapshot[] = [];
  private readonly rows: TraceRow[] = [];

  constructor(
    private readonly tx: Tx,
    readonly desk: PgDeskWork,
    readonly state: TurnState,
    private readonly revisions: RevisionCache,
  ) {}

  revision(id: number): Promise<Revision | null> {
    return this.revisions.get(this.tx, id);
  }

  async published(scenarioId: number): Promise<Revision | null> {
    const [row] = await this.tx.query<{ id: number }>(sql.publishedOf, [this.tx.companyId, scenarioId]);
    return row ? this.revision(row.id) : null;
  }

  triggers(): Promise<HeldTrigger[]> {
    return this.tx.query<HeldTrigger>(sql.messageTriggers, [this.tx.companyId]);
  }

  sent(pressed: string): Promise<{ payload: string; on: OfferedMessage } | null> {
    return findSentPayload(this.tx, this.clientId, pressed);
  }

  async file(fileId: number): Promise<{ storageKey: string; size: number } | null> {
    return (await this.tx.query<{ storageKey: string; size: number }>(sql.fileOf, [this.tx.companyId, fileId]))[0] ?? null;
  }

  async tag(tagId: number, assign: boolean): Promise<string | null> {
    const values = [this.tx.companyId, this.clientId, tagId];
    const [row] = await this.tx.query<{ label: string; cardId: number }>(assign ? sql.tagPerson : sql.untagPerson, values);
    if (!row) return null;
    const { clientId } = this;
    const kind = assign ? 'tag_assigned' : 'tag_taken';
    await recordEvents(this.tx, [{ kind, dialogId: this.state.dialog.id, data: { tagId, clientId } }]);
    await recordCardChanged(this.tx, row.cardId);
    return row.label;
  }

  async setClient(field: string, value: string): Promise<{ before: string | null } | null> {
    const own = Object.hasOwn(sql.setOwnField, field) ? sql.setOwnField[field as keyof typeof sql.setOwnField] : null;
    if (!own && !/^\d{1,15}$/.test(field)) return null;
    const values = [this.tx.companyId, this.clientId, value, ...(own ? [] : [field])];
    const [row] = await this.tx.query<{ cardId: number; before: string | null }>(own ?? sql.setCustomField, values);
    if (!row) return null;
    await recordCardChanged(this.tx, row.cardId);
    return { before: row.before };
  }

  rate(key: string, score: number): void {
    const { id, channelId, requestId, operatorId, lastOperatorId } = this.state.dialog.snapshot;
    this.tx.write(sql.rate, [this.tx.companyId, channelId, id, requestId, operatorId ?? lastOperatorId, key, score]);
  }

  async addTicket({ title, description, priority }: { title: string; description: string; priority: TicketPriority }): Promise<number> {
    const { clientId } = this;
    const about = { clientId, dialogId: this.state.dialog.id, operatorId: null };
    return (await addTicket(this.tx, { title, description, priority, state: 'open', ...about })).number;
  }

  save(run: RunSnapshot): void {
    this.runs.push(run);
  }

  trace(row: TraceRow): void {
    this.rows.push(row);
  }

  /** Sends all that changed; it arrives with the commit. */
  store(): void {
    const { changes } = this.desk;
    if (changes.dialogs.size > 0) saveDialogChanges(this.tx, changes);
    const values = [this.tx.companyId, this.state.dialog.id, JSON.stringify(this.runs.map(rowFromRun)), changes.now];
    if (this.runs.length > 0) this.tx.write(sql.saveRuns, values);
    if (this.rows.length > 0) this.tx.write(sql.saveTrace, [this.tx.companyId, JSON.stringify(this.rows)]);
  }

  private get clientId(): number {
    return this.state.dialog.snapshot.clientId;
  }
}

interface Loaded {
  taken: { outcome: TurnOutcome | null } | null;
  open: RunRow | null;
  recent: { id: number; standing: RunRow['standing'] }[];
  queued: RunRow | null;
  workingHours: WorkingHours | null;
  facts: FactsRow;
  message: (Omit<HeardMessage, 'sentAt'> & { sentAt: string }) | null;
  offered: OfferedMessage | null;
}

async function stateOf(tx: Tx, dialog: Dialog, { dialogId, key, runId, messageId }: About): Promise<TurnState> {
  const [row] = await tx.query<Loaded>(sql.loadTurn, [tx.companyId, dialogId, key, runId, messageId]);
  if (!row) throw new Error(`Dialog ${dialogId} is gone`);
  const { taken, open, recent, queued, workingHours, facts, message, offered } = row;
  return {
    ...{ dialog, takenBefore: taken?.outcome ?? null, open: open && runFromRow(open), queued: queued && runFromRow(queued) },
    recent: recent.map(({ id, standing }) => ({ id, standing: standingFrom(standing) })),
    facts: factsFrom(facts),
    ...{ workingHours, message: message && { ...message, sentAt: new Date(message.sentAt) }, offered },
  };
}
