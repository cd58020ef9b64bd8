import type { DialogScope } from '#domain/access/dialog-scope.js';
import type { CardDesk, CardLooks, CardWork, ExternalIds, KeptCard, NewLink, PersonCard } from '#domain/cards/card-desk.port.js';
import type { CardFields } from '#domain/cards/card-fields.js';
import type { Move } from '#domain/cards/part-clients.js';
import type { Dialog } from '#domain/dialogs/dialog.js';
import { DialogChanges } from '#domain/dialogs/dialog-changes.js';
import { operatorName } from '#domain/operators/operator-name.js';
import { notFound } from '#domain/shared/domain-error.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { recordAudit } from '../audit/audit.store.js';
import type { Database, Tx } from '../database.js';
import { saveDialogChanges } from '../dialogs/changes.store.js';
import { againAfterRace, wakeFor } from '../dialogs/dialog-desk.store.js';
import { activeOperator } from '../dialogs/dialog-desk.sql.js';
import { dialogFromRow, type DialogRow } from '../dialogs/dialog.row.js';
import { recordEvents, type NewEvent } from '../events/event.store.js';
import type { Wake } from '../wake.js';
import { PgCardLooks } from './card-looks.js';
import * as sql from './cards.sql.js';

const MOST_TRIES = 5;

/** Somebody came to a card between the locking of its dialogs and its own: his dialog is to be locked too, in its order. */
class SomebodyCame extends Error {}

/** Cards on PostgreSQL. Wakes whoever must hear of the changes, after the commit. */
export class PgCardDesk implements CardDesk {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
    private readonly clock: Clock,
  ) {}

  look<T>(companyId: number, work: (looks: CardLooks) => Promise<T>): Promise<T> {
    return this.database.transaction(companyId, (tx) => work(new PgCardLooks(tx)));
  }

  async run<T>(companyId: number, work: (desk: CardWork) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await againAfterRace(() => this.runOnce(companyId, work));
      } catch (error) {
        if (!(error instanceof SomebodyCame) || tries === MOST_TRIES) throw error;
      }
    }
  }

  private async runOnce<T>(companyId: number, work: (desk: CardWork) => Promise<T>): Promise<T> {
    const { result, changes, told } = await this.database.transaction(companyId, async (tx) => {
      const desk = new PgCardWork(tx, this.clock.now());
      const result = await work(desk);
      return { result, ...(await desk.store()) };
    });
    wakeFor(this.wake, changes);
    if (told) this.wake.wake('event');
    return result;
  }
}

interface Line {
  dialog: Dialog;
  code: string;
  params: Record<string, string | number | null>;
}

class PgCardWork extends PgCardLooks implements CardWork {
  private readonly dialogs = new Map<number, Dialog>();
  private readonly lines: Line[] = [];
  private readonly clientIds = new Set<number>();
  private readonly cardIds = new Set<number>();
  private readonly audits: (() => Promise<void>)[] = [];

  constructor(
    tx: Tx,
    private readonly now: Date,
  ) {
    super(tx);
  }

  override async persons(cardIds: readonly number[], scope: DialogScope): Promise<PersonCard[]> {
    const locked = await this.tx.query<{ dialog: DialogRow }>(sql.lockDialogs, [this.tx.companyId, cardIds]);
    for (const { dialog } of locked) this.dialogs.set(dialog.client_id, dialogFromRow(dialog));
    const cards = await this.tx.query<KeptCard>(sql.lockCards, [this.tx.companyId, cardIds]);
    const clients = await this.clients(cards, scope);
    if (clients.some(({ id, dialogId }) => dialogId !== null && !this.dialogs.has(id))) throw new SomebodyCame();
    return this.withClients(cards, clients);
  }

  async operatorName(operatorId: number): Promise<string | null> {
    const [row] = await this.tx.query<{ first_name: string; last_name: string }>(activeOperator, [this.tx.companyId, operatorId]);
    return row ? operatorName(row.first_name, row.last_name) : null;
  }

  async add(fields: CardFields, tagIds: readonly number[]): Promise<number> {
    const [row] = await this.tx.query<{ id: number }>(sql.addCard, [this.tx.companyId, cardRow(fields), tagIds]);
    if (!row) throw new Error('A card was added and has no id');
    return row.id;
  }

  save(cardId: number, fields: CardFields): void {
    this.tx.write(sql.saveCard, [this.tx.companyId, cardRow(fields), cardId]);
  }

  setTags(cardId: number, tagIds: readonly number[]): void {
    this.tx.write(sql.dropTags, [this.tx.companyId, cardId, tagIds]);
    this.tx.write(sql.putTags, [this.tx.companyId, cardId, tagIds]);
  }

  link(cardId: number, { targetCardId, otherCardId, operatorId, linkedAs }: NewLink): void {
    this.tx.write(sql.link, [this.tx.companyId, cardId, targetCardId, otherCardId, operatorId, JSON.stringify(linkedAs)]);
  }

  part(moves: readonly (Move & { toCardId: number })[], undone: readonly number[], operatorId: number): void {
    const places = moves.map(({ clientId, toCardId }) => ({ clientId, cardId: toCardId }));
    const stays = moves.flatMap(({ clientId, ends }) => ends.map(({ linkId }) => ({ clientId, linkId })));
    this.tx.write(sql.move, [this.tx.companyId, JSON.stringify(places)]);
    this.tx.write(sql.endStays, [this.tx.companyId, JSON.stringify(stays), operatorId]);
    this.tx.write(sql.endLinks, [this.tx.companyId, undone, operatorId]);
  }

  async externalIds(clientId: number): Promise<ExternalIds> {
    const [row] = await this.tx.query<ExternalIds>(sql.externalIds, [this.tx.companyId, clientId]);
    if (!row) throw notFound('Client');
    return row;
  }

  saveExternalIds(clientId: number, { externalId, externalIds }: ExternalIds): void {
    this.tx.write(sql.saveExternalIds, [this.tx.companyId, clientId, externalId, JSON.stringify(externalIds)]);
  }

  line(clientIds: readonly number[], code: string, params: Line['params']): void {
    for (const id of clientIds) {
      const dialog = this.dialogs.get(id);
      if (dialog) this.lines.push({ dialog, code, params });
    }
  }

  changed(clientIds: readonly number[], cardIds: readonly number[]): void {
    for (const id of clientIds) this.clientIds.add(id);
    for (const id of cardIds) this.cardIds.add(id);
  }

  audit(action: string, card: { id: number; name: string | null }, after: Record<string, unknown>): void {
    this.audits.push(() => recordAudit(this.tx, { action, object: { kind: 'card', ...card }, after }));
  }

  /** Writes what the work gathered; the lines of a long card cost no more round trips than those of a short one. */
  async store(): Promise<{ changes: DialogChanges; told: boolean }> {
    const ids = this.lines.length > 0 ? await this.tx.query<{ id: number }>(sql.lineIds, [this.lines.length]) : [];
    const changes = new DialogChanges(this.tx.companyId, this.now, { next: () => ids.shift()?.id ?? 0 });
    for (const { dialog, code, params } of this.lines) changes.line(dialog, code, params);
    if (changes.dialogs.size > 0) saveDialogChanges(this.tx, changes);
    const events = [
      ...[...this.clientIds].map((clientId): NewEvent => ({
        ...{ kind: 'client_changed', dialogId: this.dialogs.get(clientId)?.id ?? null, data: { clientId } },
      })),
      ...[...this.cardIds].map((cardId): NewEvent => ({ kind: 'card_changed', data: { cardId } })),
    ];
    await recordEvents(this.tx, events);
    for (const audit of this.audits) await audit();
    return { changes, told: events.length > 0 };
  }
}

function cardRow({ title, name, phones, email, comment, extraComments, contractNumber, customFields }: CardFields): string {
  const [one, two, three] = extraComments;
  return JSON.stringify({
    ...{ title, name, phones, email, comment, extra_comment_1: one, extra_comment_2: two, extra_comment_3: three },
    ...{ contract_number: contractNumber, custom_fields: customFields },
  });
}
