import { Module } from '@nestjs/common';
import { CompanyStore } from '#persistence/companies/company.store.js';
import { Database } from '#persistence/database.js';
import { JobsDatabase } from '#persistence/jobs-database.js';
import { ShareStore } from '#persistence/shares/share.store.js';
import { Wake } from '#persistence/wake.js';
import { ChatExport } from '../exports/chat-export.js';
import { ExportsController } from '../exports/exports.controller.js';
import { ShareFiles } from './share-files.js';
import { SharedController } from './shared.controller.js';
import { SharedReader } from './shared-reader.js';
import { SharesController } from './shares.controller.js';

/** A chat leaves the house: by a link, or as a file. */
@Module({
  controllers: [SharesController, SharedController, ExportsController],
  providers: [
    ShareFiles,
    SharedReader,
    ChatExport,
    { provide: CompanyStore, inject: [Database, Wake], useFactory: (database: Database, wake: Wake) => new CompanyStore(database, wake) },
    {
      provide: ShareStore,
      inject: [Database, JobsDatabase],
      useFactory: (database: Database, jobs: JobsDatabase) => new ShareStore(database, jobs),
    },
  ],
})
export class SharesModule {}
