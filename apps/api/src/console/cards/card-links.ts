import { Injectable } from '@nestjs/common';
import { dialogScope } from '#domain/access/dialog-scope.js';
import { CardChanged } from '#domain/cards/cards.errors.js';
import { ChangeCard } from '#domain/cards/change-card.js';
import { type LinkAsker, LinkCards } from '#domain/cards/link-cards.js';
import { type Keep, PartCards, type Parting, type PartingOptions } from '#domain/cards/part-cards.js';
import type { Caller } from '#domain/access/caller.js';
import { notFound } from '#domain/shared/domain-error.js';
import { InvalidInput } from '../../http/http.errors.js';
import type {
  ChangeCardRequest,
  PreviewCardsRequest,
  LinkCardsRequest,
  UndoLinkRequest,
  PreviewUnlinkRequest,
  UnlinkCardsRequest,
} from './card-requests.dto.js';
import { CardReader } from './card-reader.js';
import { presentComparison, presentParting } from './card.presenter.js';
import type { Card, CardList, LinkPreview, UnlinkPreview } from './cards.dto.js';

/** What is done to cards, answered with the cards as they are then. */
@Injectable()
export class CardLinks {
  constructor(
    private readonly reader: CardReader,
    private readonly changeCard: ChangeCard,
    private readonly linkCards: LinkCards,
    private readonly partCards: PartCards,
  ) {}

  async change(caller: Caller, id: number, body: ChangeCardRequest): Promise<Card> {
    await this.changeCard.run(askerOf(caller), { cardId: id }, body);
    return this.reader.card(caller, id);
  }

  previewLink(caller: Caller, body: PreviewCardsRequest): Promise<LinkPreview> {
    return this.asTheyAre(caller, async () => {
      const compared = await this.linkCards.preview(askerOf(caller), body);
      const [target, other] = await this.reader.cards(caller, [body.targetCardId, body.otherCardId]);
      if (!target || !other) throw notFound('Card');
      return presentComparison(compared, target, other);
    });
  }

  link(caller: Caller, { seen, card = {}, ...two }: LinkCardsRequest): Promise<Card> {
    return this.asTheyAre(caller, async () => this.reader.card(caller, await this.linkCards.run(askerOf(caller), two, seen, card)));
  }

  previewUnlink(caller: Caller, id: number, { clientIds }: PreviewUnlinkRequest): Promise<UnlinkPreview> {
    return this.preview(caller, this.partCards.previewUnlink(askerOf(caller), id, clientIds ?? null));
  }

  unlink(caller: Caller, id: number, { clientIds, ...options }: UnlinkCardsRequest): Promise<CardList> {
    return this.asTheyAre(caller, async () =>
      this.made(caller, await this.partCards.unlink(askerOf(caller), id, clientIds ?? null, optionsOf(options))),
    );
  }

  previewUndo(caller: Caller, linkId: number): Promise<UnlinkPreview> {
    return this.preview(caller, this.partCards.previewUndo(askerOf(caller), linkId));
  }

  undo(caller: Caller, linkId: number, body: UndoLinkRequest): Promise<CardList> {
    return this.asTheyAre(caller, async () => this.made(caller, await this.partCards.undo(askerOf(caller), linkId, optionsOf(body))));
  }

  private async made(caller: Caller, ids: readonly number[]): Promise<CardList> {
    return { items: await this.reader.cards(caller, ids) };
  }

  private async preview(caller: Caller, parting: Promise<Parting>): Promise<UnlinkPreview> {
    const found = await parting;
    const { clients } = await this.reader.card(caller, found.card.id);
    return presentParting(found, new Map(clients.map(({ clientId, channel }) => [clientId, channel])));
  }

  /** Whoever was overtaken is told how the cards are now. */
  private async asTheyAre<T>(caller: Caller, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof CardChanged)) throw error;
      const about: Record<string, Card | undefined> = {};
      for (const [side, id] of Object.entries(error.cards)) [about[side]] = await this.reader.cards(caller, [id as number]);
      throw new CardChanged(error.cards, about);
    }
  }
}

const askerOf = (caller: Caller): LinkAsker => ({
  ...{ companyId: caller.companyId, operatorId: caller.operatorId, scope: dialogScope(caller) },
});

const optionsOf = ({ keep, seen }: UndoLinkRequest): PartingOptions => ({ keep: keepOf(keep ?? {}), seen });

/** Decorators cannot look into an object whose keys are ids. */
function keepOf(keep: Record<string, unknown>): Keep {
  const wrong = new InvalidInput([{ field: 'keep', message: 'keep must hold lists of field names by the ids of clients' }]);
  return new Map(
    Object.entries(keep).map(([id, fields]) => {
      if (!/^\d{1,16}$/.test(id) || !Array.isArray(fields) || fields.some((field) => typeof field !== 'string')) throw wrong;
      return [Number(id), fields as string[]];
    }),
  );
}
