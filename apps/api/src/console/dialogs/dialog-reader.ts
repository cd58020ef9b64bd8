import { Injectable } from '@nestjs/common';
import { dialogScope } from '#domain/access/dialog-scope.js';
import type { Caller } from '#domain/access/caller.js';
import { notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { dialogById, dialogCounters, dialogsByIds, listDialogs, type DialogListItem } from '#persistence/dialogs/dialog-list.view.js';
import { searchDialogs } from '#persistence/dialogs/dialog-search.view.js';
import { readCursor, writeCursor } from './cursor.js';
import { presentDialogRow } from './dialog.presenter.js';
import type { DialogCounters, DialogListQuery, DialogPage, DialogRow } from './dialogs.dto.js';

/** By what its list is ordered. */
const placeOf = (filter: DialogListQuery['filter'], { blockedAt, lastMessageAt }: DialogListItem): Date =>
  filter === 'blocked' && blockedAt ? blockedAt : lastMessageAt;

/** The dialog list and its counters, as the caller may see them. */
@Injectable()
export class DialogReader {
  constructor(private readonly database: Database) {}

  async page(caller: Caller, query: DialogListQuery): Promise<DialogPage> {
    const scope = dialogScope(caller);
    const text = query.query?.trim();
    const { limit, filter } = query;
    const items = await this.database.transaction(caller.companyId, (tx) =>
      text
        ? searchDialogs(tx, text, scope, limit)
        : listDialogs(tx, {
            ...{ filter, scope, limit, operatorId: caller.operatorId, channelId: query.channelId ?? null },
            after: readCursor(query.after, 'after'),
          }),
    );
    const last = items.at(-1);
    const next = !text && last && items.length === limit ? writeCursor({ at: placeOf(filter, last), id: last.id }) : null;
    return { items: items.map(presentDialogRow), next };
  }

  counters(caller: Caller): Promise<DialogCounters> {
    return this.database.transaction(caller.companyId, (tx) => dialogCounters(tx, caller.operatorId, dialogScope(caller)));
  }

  /** After an action: the caller has just held the dialog, also if it has now left what he sees. */
  async row(companyId: number, id: number): Promise<DialogRow> {
    const [item] = await this.database.transaction(companyId, (tx) => dialogsByIds(tx, [id]));
    if (!item) throw notFound('Dialog');
    return presentDialogRow(item);
  }

  async rows(companyId: number, ids: number[]): Promise<DialogRow[]> {
    return (await this.database.transaction(companyId, (tx) => dialogsByIds(tx, ids))).map(presentDialogRow);
  }

  async item(caller: Caller, id: number): Promise<DialogListItem> {
    const item = await this.database.transaction(caller.companyId, (tx) => dialogById(tx, id, dialogScope(caller)));
    if (!item) throw notFound('Dialog');
    return item;
  }
}
