import { Injectable } from '@nestjs/common';
import { dialogScope } from '#domain/access/dialog-scope.js';
import type { Caller } from '#domain/access/caller.js';
import { notFound } from '#domain/shared/domain-error.js';
import { Database, type Tx } from '#persistence/database.js';
import { dialogById } from '#persistence/dialogs/dialog-list.view.js';
import { messagePage, messagesByIds, placeOf, type MessageListItem } from '#persistence/messages/message-list.view.js';
import { readCursor, writeCursor, type Place } from '../dialogs/cursor.js';
import { presentMessage } from './message.presenter.js';
import type { Message, MessageListQuery, MessagePage } from './messages.dto.js';

const cursorAt = (message: MessageListItem | undefined): string | null =>
  message ? writeCursor({ at: message.sentAt, id: message.id }) : null;

/** A dialog's history, page by page in both directions. */
@Injectable()
export class MessageReader {
  constructor(private readonly database: Database) {}

  page(caller: Caller, dialogId: number, query: MessageListQuery): Promise<MessagePage> {
    return this.database.transaction(caller.companyId, async (tx) => {
      if (!(await dialogById(tx, dialogId, dialogScope(caller)))) throw notFound('Dialog');
      if (query.around !== undefined) return around(tx, dialogId, await placeIn(tx, dialogId, query.around), query.limit);
      // No message has the id 0: the place lies before all of that moment.
      if (query.at !== undefined) return around(tx, dialogId, { at: new Date(query.at), id: 0 }, query.limit);
      return this.oneWay(tx, dialogId, query);
    });
  }

  async byIds(companyId: number, ids: number[]): Promise<Message[]> {
    return (await this.database.transaction(companyId, (tx) => messagesByIds(tx, ids))).map(presentMessage);
  }

  private async oneWay(tx: Tx, dialogId: number, query: MessageListQuery): Promise<MessagePage> {
    const after = readCursor(query.after, 'after');
    const items = await messagePage(tx, dialogId, after ? 'after' : 'before', after ?? readCursor(query.before, 'before'), query.limit);
    const full = items.length === query.limit;
    // Whoever reads forwards knows what lies behind him, and the other way round.
    return {
      items: items.map(presentMessage),
      before: after || full ? (cursorAt(items[0]) ?? query.after ?? null) : null,
      after: after ? (full ? cursorAt(items.at(-1)) : null) : query.before ? cursorAt(items.at(-1)) : null,
    };
  }
}

async function placeIn(tx: Tx, dialogId: number, messageId: number): Promise<Place> {
  const place = await placeOf(tx, dialogId, messageId);
  if (!place) throw notFound('Message');
  return place;
}

async function around(tx: Tx, dialogId: number, place: Place, limit: number): Promise<MessagePage> {
  const half = Math.max(1, Math.floor(limit / 2));
  const older = await messagePage(tx, dialogId, 'up_to', place, half);
  const newer = await messagePage(tx, dialogId, 'after', place, half);
  return {
    items: [...older, ...newer].map(presentMessage),
    before: older.length === half ? cursorAt(older[0]) : null,
    after: newer.length === half ? cursorAt(newer.at(-1)) : null,
  };
}
