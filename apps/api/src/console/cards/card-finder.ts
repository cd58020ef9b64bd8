import { Injectable } from '@nestjs/common';
import type { Caller } from '#domain/access/caller.js';
import { dialogScope } from '#domain/access/dialog-scope.js';
import { cardsOfClients } from '#persistence/cards/found-cards.view.js';
import { Database } from '#persistence/database.js';
import { searchDialogs } from '#persistence/dialogs/dialog-search.view.js';
import { presentDialogRow } from '../dialogs/dialog.presenter.js';
import type { FoundCard, FoundCards } from './cards.dto.js';

/** More dialogs than anybody reads while typing. */
const MOST_DIALOGS = 30;

/** Looks for the other chats of a person as somebody types. */
@Injectable()
export class CardFinder {
  constructor(private readonly database: Database) {}

  async find(caller: Caller, query: string, not: number | null): Promise<FoundCards> {
    const { dialogs, owners } = await this.database.transaction(caller.companyId, async (tx) => {
      const dialogs = await searchDialogs(tx, query, dialogScope(caller), MOST_DIALOGS);
      const clientIds = dialogs.map(({ clientId }) => clientId);
      return { dialogs, owners: new Map((await cardsOfClients(tx, clientIds)).map((card) => [card.clientId, card])) };
    });
    const found = new Map<number, FoundCard>();
    for (const dialog of dialogs) {
      const owner = owners.get(dialog.clientId);
      if (!owner || owner.id === not) continue;
      const { id, title, phones } = owner;
      const card = found.get(id) ?? { id, title, name: dialog.clientName, phones, dialogs: [] };
      card.dialogs.push(presentDialogRow(dialog));
      found.set(id, card);
    }
    return { items: [...found.values()] };
  }
}
