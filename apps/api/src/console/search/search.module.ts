import { Module } from '@nestjs/common';
import { MessageFinder } from './message-finder.js';
import { SearchController } from './search.controller.js';

/** Search over all messages. */
@Module({ controllers: [SearchController], providers: [MessageFinder] })
export class SearchModule {}
