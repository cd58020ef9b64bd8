import { Module } from '@nestjs/common';
import { CustomRoleStore } from '#persistence/custom-roles/custom-role.store.js';
import { Database } from '#persistence/database.js';
import { Wake } from '#persistence/wake.js';
import { RolesController } from './roles.controller.js';

/** What may be done here, and by whom. */
@Module({
  controllers: [RolesController],
  providers: [
    {
      provide: CustomRoleStore,
      inject: [Database, Wake],
      useFactory: (database: Database, wake: Wake) => new CustomRoleStore(database, wake),
    },
  ],
})
export class RolesModule {}
