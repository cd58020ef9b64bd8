import type { ReviewNew } from '../assignment/review-new.js';
import { ASSIGNMENT_CHANGES, type Company, type CompanyChanges } from './company.js';

export interface CompanyStore {
  /** Two who change at once do not undo each other's fields. */
  change(companyId: number, changes: CompanyChanges): Promise<Company>;
}

/** An admin changes his company; what waits in "New" is looked at again by its new rules. */
export class ChangeCompany {
  constructor(
    private readonly companies: CompanyStore,
    private readonly review: Pick<ReviewNew, 'run'>,
  ) {}

  async run(companyId: number, changes: CompanyChanges): Promise<Company> {
    const company = await this.companies.change(companyId, changes);
    if (ASSIGNMENT_CHANGES.some((field) => changes[field] !== undefined)) await this.review.run(companyId);
    return company;
  }
}
