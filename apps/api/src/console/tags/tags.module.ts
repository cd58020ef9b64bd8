import { Module } from '@nestjs/common';
import type { DialogDesk } from '#domain/dialogs/dialog-desk.port.js';
import { AssignTags } from '#domain/tags/assign-tags.js';
import { Database } from '#persistence/database.js';
import { TagAssignmentStore } from '#persistence/tags/tag-assignment.store.js';
import { TagStore } from '#persistence/tags/tag.store.js';
import { Wake } from '#persistence/wake.js';
import { DIALOG_DESK } from '../../platform/ports.js';
import { ClientTagsController } from '../clients/client-tags.controller.js';
import { TagGroupsController } from './tag-groups.controller.js';
import { TagsController } from './tags.controller.js';

/** Tags, their groups, and what they are put on. */
@Module({
  controllers: [TagsController, TagGroupsController, ClientTagsController],
  providers: [
    { provide: TagStore, inject: [Database, Wake], useFactory: (database: Database, wake: Wake) => new TagStore(database, wake) },
    {
      provide: AssignTags,
      inject: [Database, Wake, DIALOG_DESK],
      useFactory: (database: Database, wake: Wake, desk: DialogDesk) => new AssignTags(new TagAssignmentStore(database, wake), desk),
    },
  ],
  exports: [AssignTags],
})
export class TagsModule {}
