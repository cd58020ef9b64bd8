import { Module } from '@nestjs/common';
import { Database } from '#persistence/database.js';
import { ReportMailStore } from '#persistence/reports/report-mail.store.js';
import { ReportViewStore } from '#persistence/reports/report-view.store.js';
import { Wake } from '#persistence/wake.js';
import { ReportFilesController } from './report-files.controller.js';
import { ReportFiles } from './report-files.js';
import { ReportViewsController } from './report-views.controller.js';
import { ReportsController } from './reports.controller.js';
import { ReportsReader } from './reports.reader.js';

/** Reports: on pages, as files, under a name, by mail. */
@Module({
  controllers: [ReportsController, ReportFilesController, ReportViewsController],
  providers: [
    ReportsReader,
    ReportFiles,
    { provide: ReportViewStore, inject: [Database], useFactory: (database: Database) => new ReportViewStore(database) },
    {
      provide: ReportMailStore,
      inject: [Database, Wake],
      useFactory: (database: Database, wake: Wake) => new ReportMailStore(database, wake),
    },
  ],
})
export class ReportsModule {}
