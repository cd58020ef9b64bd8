import { Injectable } from '@nestjs/common';
import { dialogScope } from '#domain/access/dialog-scope.js';
import type { Caller } from '#domain/access/caller.js';
import { Database, type Tx } from '#persistence/database.js';
import { dialogsByIds } from '#persistence/dialogs/dialog-list.view.js';
import { messagesByIds, type MessagePlace } from '#persistence/messages/message-list.view.js';
import { excerptsOf } from '#persistence/search/message-excerpts.view.js';
import { readQuestion, type Asked } from '#persistence/search/message-question.js';
import { dialogsOfCard, type MessageSearch } from '#persistence/search/message-search.view.js';
import { MessageWalk } from '#persistence/search/message-walk.js';
import { sqlStateOf } from '#persistence/sql-state.js';
import { readCursor, writeCursor } from '../dialogs/cursor.js';
import { presentDialogRow } from '../dialogs/dialog.presenter.js';
import { presentMessage } from '../messages/message.presenter.js';
import type { FoundMessage, FoundMessages, MessageSearchQuery } from './search.dto.js';

/** Whoever waits longer has typed on meanwhile. */
const PATIENCE_MS = 1_500;
const TOOK_TOO_LONG = '57014';

interface Found {
  places: MessagePlace[];
  next: MessagePlace | null;
  complete: boolean;
}

/** Finds messages by their words, the newest first, as far back as the time allows; from there the next page goes on. */
@Injectable()
export class MessageFinder {
  constructor(private readonly database: Database) {}

  async find(caller: Caller, query: MessageSearchQuery): Promise<FoundMessages> {
    const { asked, dialogIds } = await this.database.transaction(caller.companyId, async (tx) => ({
      asked: await readQuestion(tx, query.query),
      dialogIds: await dialogsOf(tx, query),
    }));
    if (asked.words === '' || dialogIds?.length === 0) return { items: [], next: null, complete: true };
    const { places, next, complete } = await this.places(caller, searchOf(caller, query, { asked, dialogIds }), query.limit);
    const items = await this.database.transaction(caller.companyId, (tx) => read(tx, places, asked));
    return { items, next: next && writeCursor(next), complete };
  }

  private async places({ companyId }: Caller, search: MessageSearch, limit: number): Promise<Found> {
    // One more than is shown says whether there are more.
    const walk = new MessageWalk(search, limit + 1);
    try {
      await this.database.transaction(companyId, (tx) => walk.go(tx, PATIENCE_MS));
    } catch (error) {
      if (sqlStateOf(error) !== TOOK_TOO_LONG) throw error;
    }
    const places = walk.hits.slice(0, limit);
    if (walk.hits.length > limit) return { places, next: places.at(-1) ?? null, complete: true };
    return { places, next: walk.reached, complete: walk.isThrough };
  }
}

/** Null = the search is not narrowed to any. */
async function dialogsOf(tx: Tx, { dialogId, cardId }: MessageSearchQuery): Promise<number[] | null> {
  const ofCard = cardId === undefined ? null : await dialogsOfCard(tx, cardId);
  if (dialogId === undefined) return ofCard;
  return ofCard === null || ofCard.includes(dialogId) ? [dialogId] : [];
}

function searchOf(caller: Caller, query: MessageSearchQuery, read: Pick<MessageSearch, 'asked' | 'dialogIds'>): MessageSearch {
  const cursor = readCursor(query.before, 'before');
  const end = query.to === undefined ? null : { at: new Date(query.to), id: 0 };
  return {
    ...{ ...read, scope: dialogScope(caller), channelId: query.channelId ?? null, operatorId: query.operatorId ?? null },
    ...{
      from: query.from === undefined ? null : new Date(query.from),
      before: cursor && end && end.at <= cursor.at ? end : (cursor ?? end),
    },
  };
}

/** The messages in the order of their places; one that was deleted a moment ago is left out. */
async function read(tx: Tx, places: readonly MessagePlace[], asked: Asked): Promise<FoundMessage[]> {
  const ids = places.map(({ id }) => id);
  const messages = new Map((await messagesByIds(tx, ids)).map((message) => [message.id, message]));
  const dialogIds = [...new Set([...messages.values()].map(({ dialogId }) => dialogId))];
  const dialogs = new Map((await dialogsByIds(tx, dialogIds)).map((dialog) => [dialog.id, dialog]));
  const excerpts = await excerptsOf(tx, ids, asked);
  return ids.flatMap((id) => {
    const message = messages.get(id);
    const dialog = message && dialogs.get(message.dialogId);
    if (!message || !dialog || message.deletedAt) return [];
    return [{ message: presentMessage(message), dialog: presentDialogRow(dialog), excerpt: excerpts.get(id) ?? [] }];
  });
}
