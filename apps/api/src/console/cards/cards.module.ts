import { Module } from '@nestjs/common';
import { ChangeCard } from '#domain/cards/change-card.js';
import { LinkCards } from '#domain/cards/link-cards.js';
import { PartCards } from '#domain/cards/part-cards.js';
import type { CardDesk } from '#domain/cards/card-desk.port.js';
import { CARD_DESK } from '../../platform/ports.js';
import { CardFinder } from './card-finder.js';
import { CardLinks } from './card-links.js';
import { CardLinksController } from './card-links.controller.js';
import { CardReader } from './card-reader.js';
import { CardsController } from './cards.controller.js';

const onCards = <T>(useCase: new (desk: CardDesk) => T) => ({
  ...{ provide: useCase, inject: [CARD_DESK], useFactory: (desk: CardDesk): T => new useCase(desk) },
});

/** The cards of persons, and how they are linked and parted. */
@Module({
  controllers: [CardsController, CardLinksController],
  providers: [onCards(ChangeCard), onCards(LinkCards), onCards(PartCards), CardFinder, CardReader, CardLinks],
})
export class CardsModule {}
