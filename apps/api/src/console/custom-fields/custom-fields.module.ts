import { Module } from '@nestjs/common';
import { CustomFieldStore } from '#persistence/custom-fields/custom-field.store.js';
import { Database } from '#persistence/database.js';
import { CustomFieldsController } from './custom-fields.controller.js';

/** Fields of a company's own. */
@Module({
  controllers: [CustomFieldsController],
  providers: [{ provide: CustomFieldStore, inject: [Database], useFactory: (database: Database) => new CustomFieldStore(database) }],
})
export class CustomFieldsModule {}
