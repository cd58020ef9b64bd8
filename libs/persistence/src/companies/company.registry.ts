import type { CompanyRegistry as CompanyRegistryPort } from '#domain/companies/register-company.js';
import { EmailTaken } from '#domain/companies/companies.errors.js';
import { writeTariff } from '../billing/tariff.store.js';
import type { Database } from '../database.js';
import type { JobsDatabase } from '../jobs-database.js';
import { openOnboarding } from '../onboarding/onboarding.store.js';
import { statement } from '../statement.js';

const takeIds = statement('companies.take_ids', `select nextval('id_seq') as id from generate_series(1, 2)`);
const insertCompany = statement('companies.register', `insert into company (id, name, time_zone, locale) values ($1, $2, $3, $4)`);
const insertAdmin = statement(
  'companies.register_admin',
  `insert into operator (id, company_id, email, password_hash, first_name, last_name, role, locale)
   values ($1, $2, $3, $4, $5, $6, 'admin', $7) on conflict (lower(email)) where state <> 'deleted' do nothing returning id`,
);
const insertPresence = statement('companies.register_presence', `insert into operator_presence (operator_id, company_id) values ($1, $2)`);

/** Stores new companies. The id is taken first: row-level security lets a company be written only by itself. */
export class CompanyRegistry implements CompanyRegistryPort {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobsDatabase,
  ) {}

  async register(company: Parameters<CompanyRegistryPort['register']>[0]): Promise<{ companyId: number; operatorId: number }> {
    const [first, second] = await this.jobs.query<{ id: number }>(takeIds);
    const companyId = first!.id;
    const operatorId = second!.id;
    await this.database.transaction(companyId, async (tx) => {
      await tx.query(insertCompany, [companyId, company.companyName, company.timeZone, company.locale]);
      const admin = [operatorId, companyId, company.email, company.passwordHash, company.firstName, company.lastName, company.locale];
      if ((await tx.query(insertAdmin, admin)).length === 0) throw new EmailTaken();
      await tx.query(insertPresence, [operatorId, companyId]);
      if (company.tariff) await writeTariff(tx, company.tariff);
      await openOnboarding(tx, operatorId);
    });
    return { companyId, operatorId };
  }
}
