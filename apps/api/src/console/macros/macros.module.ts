import { Module } from '@nestjs/common';
import { Database } from '#persistence/database.js';
import { MacroStore } from '#persistence/macros/macro.store.js';
import { MacrosController } from './macros.controller.js';

/** Quick answers that everybody may use. */
@Module({
  controllers: [MacrosController],
  providers: [{ provide: MacroStore, inject: [Database], useFactory: (database: Database) => new MacroStore(database) }],
})
export class MacrosModule {}
