import { Module } from '@nestjs/common';
import { Database } from '#persistence/database.js';
import { DraftStore } from '#persistence/drafts/draft.store.js';
import { DraftsController } from './drafts.controller.js';

@Module({
  controllers: [DraftsController],
  providers: [{ provide: DraftStore, inject: [Database], useFactory: (database: Database) => new DraftStore(database) }],
})
export class DraftsModule {}
