import { Module } from '@nestjs/common';
import { Database } from '#persistence/database.js';
import { CompanyStore } from '#persistence/companies/company.store.js';
import { Wake } from '#persistence/wake.js';
import { AuditExport } from './audit-export.js';
import { AuditController } from './audit.controller.js';

/** Who changed what. */
@Module({
  controllers: [AuditController],
  providers: [
    AuditExport,
    { provide: CompanyStore, inject: [Database, Wake], useFactory: (database: Database, wake: Wake) => new CompanyStore(database, wake) },
  ],
})
export class AuditModule {}
