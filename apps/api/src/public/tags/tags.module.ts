import { Module } from '@nestjs/common';
import { Database } from '#persistence/database.js';
import { TagStore } from '#persistence/tags/tag.store.js';
import { Wake } from '#persistence/wake.js';
import { TagsModule } from '../../console/tags/tags.module.js';
import { PublicTagGroupsController } from './tag-groups.controller.js';
import { PublicTagsController } from './tags.controller.js';

/** `/v1/tags` and `/v1/tag_groups`. Refusals name the fields as programs call them. */
@Module({
  imports: [TagsModule],
  controllers: [PublicTagsController, PublicTagGroupsController],
  providers: [
    {
      provide: TagStore,
      inject: [Database, Wake],
      useFactory: (database: Database, wake: Wake) => new TagStore(database, wake, { label: 'tag_label', groupName: 'tag_group_name' }),
    },
  ],
})
export class PublicTagsModule {}
