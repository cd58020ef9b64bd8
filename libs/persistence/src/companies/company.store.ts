import { LockMode } from '@mikro-orm/postgresql';
import type { CompanyStore as Port } from '#domain/companies/change-company.js';
import { Company, type CompanyChanges } from '#domain/companies/company.js';
import { recordAudit } from '../audit/audit.store.js';
import type { Fields } from '../audit/changed-fields.js';
import type { Database } from '../database.js';
import { ABSENCES_ANEW } from '../operators/presence.change.js';
import { REPORT_MAILS_ANEW } from '../reports/report-mail.outbox.js';
import type { Wake } from '../wake.js';

/** A company's own card, loaded and stored by the unit of work. */
export class CompanyStore implements Port {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  get(companyId: number): Promise<Company> {
    return this.database.entities(companyId, (em) => em.findOneOrFail(Company, companyId));
  }

  /** Loads with a lock, so that two admins who save at once do not undo each other's fields. */
  async change(companyId: number, changes: CompanyChanges): Promise<Company> {
    const company = await this.database.entities(companyId, async (em) => {
      const company = await em.findOneOrFail(Company, companyId, { lockMode: LockMode.PESSIMISTIC_WRITE });
      const [released, timeZone] = [company.offlineReleaseSeconds, company.timeZone];
      const before = fieldsOf(company);
      company.change(changes);
      await em.flush();
      const object = { kind: 'company', id: companyId, name: company.name };
      await recordAudit(em, { action: 'company.changed', object, before, after: fieldsOf(company) });
      await em.execute(`insert into event (company_id, kind) values (?, 'company_changed')`, [companyId]);
      if (company.offlineReleaseSeconds !== released) await em.execute(ABSENCES_ANEW, [companyId]);
      if (company.timeZone !== timeZone) await em.execute(REPORT_MAILS_ANEW, [companyId]);
      return company;
    });
    this.wake.wake('event');
    this.wake.wake('outbox');
    return company;
  }
}

/** What the audit log keeps of a company's settings. */
function fieldsOf(company: Company): Fields {
  const { name, timeZone, locale, autoAssign, maxOpenDialogs, lastOperatorMode, lastOperatorWaitSeconds } = company;
  const { operatorsAssignOthers, offlineReleaseSeconds, backlogLimitSeconds, workingHours, embedOrigins } = company;
  return {
    ...{ name, timeZone, locale, autoAssign, maxOpenDialogs, lastOperatorMode, lastOperatorWaitSeconds },
    ...{ operatorsAssignOthers, offlineReleaseSeconds, backlogLimitSeconds, workingHours, embedOrigins },
    ratingQuestion: company.ratingQuestion,
  };
}
