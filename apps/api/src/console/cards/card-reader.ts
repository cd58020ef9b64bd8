import { Injectable } from '@nestjs/common';
import type { Caller } from '#domain/access/caller.js';
import { dialogScope } from '#domain/access/dialog-scope.js';
import { CardLinked } from '#domain/cards/cards.errors.js';
import { notFound } from '#domain/shared/domain-error.js';
import { cardLinks } from '#persistence/cards/card-links.view.js';
import { PgCardLooks } from '#persistence/cards/card-looks.js';
import { cardView, type CardView } from '#persistence/cards/card.view.js';
import { timelinePlaces } from '#persistence/cards/timeline.view.js';
import { Database, type Tx } from '#persistence/database.js';
import { dialogsByIds } from '#persistence/dialogs/dialog-list.view.js';
import { messagesByIds } from '#persistence/messages/message-list.view.js';
import { readCursor, writeCursor } from '../dialogs/cursor.js';
import { presentMessage } from '../messages/message.presenter.js';
import type { TimelineQuery } from './card-requests.dto.js';
import { presentCard, presentLink } from './card.presenter.js';
import type { Card, CardLinkList, TimelinePage } from './cards.dto.js';

/** More links than one person comes to. */
const MOST_LINKS = 100;

/** Cards as the caller may see them. */
@Injectable()
export class CardReader {
  constructor(private readonly database: Database) {}

  card(caller: Caller, id: number): Promise<Card> {
    return this.database.transaction(caller.companyId, async (tx) => this.present(tx, caller, await this.view(tx, caller, id)));
  }

  /** Those of the cards that the caller may see, in the order asked for. */
  async cards(caller: Caller, ids: readonly number[]): Promise<Card[]> {
    return this.database.transaction(caller.companyId, async (tx) => {
      const cards: Card[] = [];
      for (const id of ids) {
        const view = await cardView(tx, id, dialogScope(caller));
        if (view) cards.push(await this.present(tx, caller, view));
      }
      return cards;
    });
  }

  links(caller: Caller, id: number): Promise<CardLinkList> {
    return this.database.transaction(caller.companyId, async (tx) => {
      await this.view(tx, caller, id);
      return { items: (await cardLinks(tx, id, dialogScope(caller), MOST_LINKS)).map(presentLink) };
    });
  }

  timeline(caller: Caller, id: number, { before, limit }: TimelineQuery): Promise<TimelinePage> {
    return this.database.transaction(caller.companyId, async (tx) => {
      const { clients } = await this.view(tx, caller, id);
      const dialogIds = clients.flatMap(({ dialogId }) => dialogId ?? []);
      const places = await timelinePlaces(tx, dialogIds, readCursor(before, 'before'), limit);
      const channels = new Map(places.map((place) => [place.id, place.channel]));
      const messages = await messagesByIds(
        tx,
        places.map((place) => place.id),
      );
      const items = messages.flatMap((message) => {
        const channel = channels.get(message.id);
        return channel ? [{ ...presentMessage(message), channel }] : [];
      });
      const oldest = places.at(-1);
      return { items, next: oldest && places.length === limit ? writeCursor(oldest) : null };
    });
  }

  private async view(tx: Tx, caller: Caller, id: number): Promise<CardView> {
    const scope = dialogScope(caller);
    const view = await cardView(tx, id, scope);
    if (view) return view;
    const present = await new PgCardLooks(tx).presentCard(id, scope);
    throw present === null ? notFound('Card') : new CardLinked(present);
  }

  private async present(tx: Tx, caller: Caller, view: CardView): Promise<Card> {
    const dialogs = await dialogsByIds(
      tx,
      view.clients.flatMap(({ dialogId }) => dialogId ?? []),
    );
    const links = await cardLinks(tx, view.id, dialogScope(caller), MOST_LINKS);
    return presentCard(view, new Map(dialogs.map((dialog) => [dialog.id, dialog])), links);
  }
}
