import type { DialogScope } from '#domain/access/dialog-scope.js';
import { pairOf, type InternalSystemLine } from '#domain/internal-chats/internal-chat.js';
import { ClientMessageIdTaken } from '#domain/internal-chats/internal-chats.errors.js';
import type {
  ChatMember,
  Colleague,
  InternalDesk,
  InternalDeskWork,
  InternalMessageState,
  MemberChat,
  NewInternalMessage,
  Original,
} from '#domain/internal-chats/internal-desk.port.js';
import { operatorName } from '#domain/operators/operator-name.js';
import { kindOfFile } from '#domain/messages/send-message.js';
import type { Database, Tx } from '../database.js';
import { recordEvents, type NewEvent } from '../events/event.store.js';
import { refusing, UNIQUE_VIOLATION } from '../refusing.js';
import type { Wake } from '../wake.js';
import * as sql from './internal-desk.sql.js';
import { dialogOriginals, internalOriginals } from './originals.view.js';

/** The desk of internal chats in PostgreSQL: one transaction, and the event log hears of all that changed in it. */
export class PgInternalDesk implements InternalDesk {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async run<T>(companyId: number, work: (desk: InternalDeskWork) => Promise<T>): Promise<T> {
    const inTransaction = async (tx: Tx): Promise<T> => {
      const desk = new PgInternalDeskWork(tx);
      const result = await work(desk);
      await desk.tell();
      return result;
    };
    // All is looked up by keys: no plan depends on the values.
    const done = this.database.transaction(companyId, inTransaction, { keepPlans: true });
    const result = await refusing(done, { [UNIQUE_VIOLATION]: () => new ClientMessageIdTaken() });
    this.wake.wake('event');
    return result;
  }
}

type Named<T extends Colleague> = Omit<T, 'name'> & { firstName: string; lastName: string };
const named = <T extends Colleague>({ firstName, lastName, ...rest }: Named<T>): T =>
  ({ ...rest, name: operatorName(firstName, lastName) }) as unknown as T;

/** Work of the desk within a transaction that somebody else holds. After the commit: `wake.wake('event')`. */
export class PgInternalDeskWork implements InternalDeskWork {
  private readonly events: NewEvent[] = [];

  constructor(private readonly tx: Tx) {}

  /** Writes down what happened; a message is told of with itself. */
  tell(): Promise<void> {
    return recordEvents(this.tx, this.events);
  }

  async chat(chatId: number, operatorId: number): Promise<MemberChat | null> {
    const { tx } = this;
    const [, [chat]] = await Promise.all([
      tx.query(sql.lockChat, [chatId, tx.companyId]),
      // Sent at once, begun when the lock is there.
      tx.query<MemberChat>(sql.memberChat, [chatId, tx.companyId, operatorId]),
    ]);
    return chat ?? null;
  }

  async members(chatId: number): Promise<ChatMember[]> {
    return (await this.tx.query<Named<ChatMember>>(sql.members, [chatId, this.tx.companyId])).map((row) => named<ChatMember>(row));
  }

  async colleagues(ids: number[]): Promise<Colleague[]> {
    return (await this.tx.query<Named<Colleague>>(sql.colleagues, [this.tx.companyId, ids])).map((row) => named<Colleague>(row));
  }

  async pair(one: number, other: number): Promise<number> {
    const { companyId } = this.tx;
    const pair = pairOf(one, other);
    const people = [...new Set([one, other])];
    const [added] = await this.tx.query<{ id: number }>(sql.addPair, [companyId, pair, people, one]);
    const [chat] = added ? [added] : await this.tx.query<{ id: number }>(sql.findPair, [companyId, pair]);
    return chat!.id;
  }

  async group(name: string, ownerId: number, memberIds: number[]): Promise<number> {
    const [chat] = await this.tx.query<{ id: number }>(sql.addGroup, [this.tx.companyId, name, ownerId, memberIds]);
    this.changed(chat!.id);
    return chat!.id;
  }

  rename(chatId: number, name: string): void {
    this.tx.write(sql.rename, [chatId, this.tx.companyId, name]);
    this.changed(chatId);
  }

  async join(chatId: number, operatorIds: number[], line: InternalSystemLine, byId: number): Promise<void> {
    await this.tx.query(sql.join, [chatId, this.tx.companyId, operatorIds]);
    this.changed(chatId);
    await this.line(chatId, line, byId);
  }

  async leave(chatId: number, operatorId: number): Promise<void> {
    await this.tx.query(sql.leave, [chatId, this.tx.companyId, operatorId]);
    this.changed(chatId, { leftId: operatorId });
  }

  owner(chatId: number, operatorId: number): void {
    this.tx.write(sql.setOwner, [chatId, this.tx.companyId, operatorId]);
    this.changed(chatId);
  }

  async line(chatId: number, line: InternalSystemLine, byId: number): Promise<void> {
    const [added] = await this.tx.query<{ id: number }>(sql.addLine, [chatId, this.tx.companyId, byId, JSON.stringify(line)]);
    this.events.push({ kind: 'internal_message_added', operatorId: byId, data: { chatId, messageId: added!.id } });
  }

  async sentBefore(chatId: number, authorId: number, clientMessageId: string): Promise<number | 'taken' | null> {
    const values = [this.tx.companyId, chatId, authorId, clientMessageId];
    const [row] = await this.tx.query<{ id: number; same: boolean }>(sql.sentBefore, values);
    return row ? (row.same ? row.id : 'taken') : null;
  }

  async mayQuote(chatId: number, operatorId: number, messageId: number): Promise<boolean> {
    return (await this.tx.query(sql.mayQuote, [this.tx.companyId, chatId, operatorId, messageId])).length > 0;
  }

  async takeUploads(operatorId: number, ids: number[]): ReturnType<InternalDeskWork['takeUploads']> {
    type Upload = Awaited<ReturnType<InternalDeskWork['takeUploads']>>[number];
    const rows = await this.tx.query<Upload & { mime: string }>(sql.takeUploads, [this.tx.companyId, operatorId, ids]);
    return rows.map((row) => ({ ...row, kind: kindOfFile(row.mime) }));
  }

  async write(chatId: number, message: NewInternalMessage): Promise<number> {
    const { authorId, text, content, quotedId, mentions, forwarded, clientMessageId, marksRead } = message;
    const files = message.files.map(({ kind, name, mime, size, storageKey, durationMs, waveform }, position) => ({
      ...{ position, kind, name, mime, size, waveform },
      ...{ storage_key: storageKey, duration_ms: durationMs },
    }));
    const [written] = await this.tx.query<{ id: number }>(sql.write, [
      ...[this.tx.companyId, chatId, authorId, text, json(content), quotedId, mentions, json(forwarded)],
      ...[clientMessageId, JSON.stringify(files), marksRead],
    ]);
    return written!.id;
  }

  async message(messageId: number, operatorId: number): Promise<{ message: InternalMessageState; chat: MemberChat } | null> {
    const { companyId } = this.tx;
    const [of] = await this.tx.query<{ id: number }>(sql.chatOfMessage, [messageId, companyId]);
    const chat = of ? await this.chat(of.id, operatorId) : null;
    const [message] = chat ? await this.tx.query<InternalMessageState>(sql.message, [messageId, companyId, operatorId]) : [];
    return chat && message ? { message, chat } : null;
  }

  edit(messageId: number, chatId: number, text: string, mentions: number[], newMentions: number[]): void {
    this.tx.write(sql.edit, [messageId, this.tx.companyId, text, mentions, newMentions]);
    this.messageChanged(chatId, messageId);
  }

  remove(messageId: number, chatId: number): void {
    this.tx.write(sql.remove, [messageId, this.tx.companyId]);
    this.messageChanged(chatId, messageId);
  }

  pin(messageId: number, chatId: number, byId: number | null): void {
    this.tx.write(sql.pin, [messageId, this.tx.companyId, byId]);
    this.messageChanged(chatId, messageId);
  }

  originals(operatorId: number, messageIds: number[]): Promise<Original[]> {
    return internalOriginals(this.tx, operatorId, messageIds);
  }

  dialogOriginals(scope: DialogScope, messageIds: number[]): Promise<Original[]> {
    return dialogOriginals(this.tx, scope, messageIds);
  }

  private changed(chatId: number, more: { leftId?: number } = {}): void {
    this.events.push({ kind: 'internal_chat_changed', data: { chatId, ...more } });
  }

  private messageChanged(chatId: number, messageId: number): void {
    this.events.push({ kind: 'internal_message_changed', data: { chatId, messageId } });
  }
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
