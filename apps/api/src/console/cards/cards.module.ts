import { Module } from '@nestjs/common';
import { CardLinks } from './card-links.js';
import { CardLinksController } from './card-links.controller.js';
import { CardReader } from './card-reader.js';
import { CardsController } from './cards.controller.js';

/** The cards of persons, and how they are linked and parted. */
@Module({ controllers: [CardsController, CardLinksController], providers: [CardReader, CardLinks] })
export class CardsModule {}
