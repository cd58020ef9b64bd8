import { Injectable } from '@nestjs/common';
import { dialogScope } from '#domain/access/dialog-scope.js';
import type { Caller } from '#domain/access/caller.js';
import { Database, type Tx } from '#persistence/database.js';
import { dialogsByIds } from '#persistence/dialogs/dialog-list.view.js';
import { messagesByIds, type MessagePlace } from '#persistence/messages/message-list.view.js';
import {
  endOfNewest,
  excerptsOf,
  haveNoMorePatienceThan,
  hitsAmongAll,
  hitsAmongNewest,
  isNarrow,
  readQuestion,
  unfinishedAmongAll,
  type Asked,
  type MessageSearch,
} from '#persistence/search/message-search.view.js';
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

/**
 * Finds messages by their words, the newest first. A common word is among the newest messages, a rare one is found by the index of
 * words; each question alone is slow for the other kind. What is between the two and would take too long is answered as far as it was
 * looked for, and goes on from there.
 */
@Injectable()
export class MessageFinder {
  constructor(private readonly database: Database) {}

  async find(caller: Caller, query: MessageSearchQuery): Promise<FoundMessages> {
    const asked = await this.inTime(caller, (tx) => readQuestion(tx, query.query));
    if (asked.words === '') return { items: [], next: null, complete: true };
    const { places, next, complete } = await this.places(caller, searchOf(caller, query, asked));
    const items = await this.database.transaction(caller.companyId, (tx) => read(tx, places, asked));
    return { items, next: next && writeCursor(next), complete };
  }

  private async places(caller: Caller, search: MessageSearch): Promise<Found> {
    // One more than is shown says whether there are more.
    const wanted = { ...search, limit: search.limit + 1 };
    const newest = isNarrow(search) ? [] : await this.inTime(caller, (tx) => hitsAmongNewest(tx, wanted));
    if (newest.length === wanted.limit) return page(newest, search.limit);
    try {
      const whole = await this.inTime(caller, (tx) => hitsAmongAll(tx, wanted));
      if (whole.length === wanted.limit || !search.asked.unfinished) return page(whole, search.limit);
      return page(await this.inTime(caller, (tx) => unfinishedAmongAll(tx, wanted)), search.limit);
    } catch (error) {
      if (sqlStateOf(error) !== TOOK_TOO_LONG) throw error;
      const end = await this.inTime(caller, (tx) => endOfNewest(tx, search));
      return { places: newest, next: end, complete: end === null };
    }
  }

  private inTime<T>({ companyId }: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(companyId, async (tx) => {
      await haveNoMorePatienceThan(tx, PATIENCE_MS);
      return work(tx);
    });
  }
}

const page = (places: MessagePlace[], limit: number): Found => ({
  places: places.slice(0, limit),
  next: places.length > limit ? (places[limit - 1] ?? null) : null,
  complete: true,
});

const searchOf = (caller: Caller, query: MessageSearchQuery, asked: Asked): MessageSearch => ({
  ...{ asked, scope: dialogScope(caller), limit: query.limit, before: readCursor(query.before, 'before') },
  ...{ dialogId: query.dialogId ?? null, cardId: query.cardId ?? null },
  ...{ channelId: query.channelId ?? null, operatorId: query.operatorId ?? null },
  ...{ from: query.from === undefined ? null : new Date(query.from), to: query.to === undefined ? null : new Date(query.to) },
});

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
