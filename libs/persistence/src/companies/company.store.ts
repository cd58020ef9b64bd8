import { LockMode } from '@mikro-orm/postgresql';
import { Company, type CompanyChanges } from '#domain/companies/company.js';
import type { Database } from '../database.js';

/** A company's own card, loaded and stored by the unit of work. */
export class CompanyStore {
  constructor(private readonly database: Database) {}

  get(companyId: number): Promise<Company> {
    return this.database.entities(companyId, (em) => em.findOneOrFail(Company, companyId));
  }

  /** Loads with a lock, so that two admins who save at once do not undo each other's fields. */
  change(companyId: number, changes: CompanyChanges): Promise<Company> {
    return this.database.entities(companyId, async (em) => {
      const company = await em.findOneOrFail(Company, companyId, { lockMode: LockMode.PESSIMISTIC_WRITE });
      company.change(changes);
      return company;
    });
  }
}
