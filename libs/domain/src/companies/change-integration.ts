import { type CustomFields, mergeCustomFields } from '../shared/custom-fields.js';
import { type ApiMode, apiModeOf } from './api-mode.js';

export interface IntegrationStore {
  /** Locks the company's fields, and stores what `change` makes of them. */
  changeCustomFields(companyId: number, change: (fields: CustomFields) => CustomFields): Promise<void>;
  setApiMode(companyId: number, mode: ApiMode): Promise<void>;
}

/** What programs change of the company that they work for. */
export class ChangeIntegration {
  constructor(private readonly companies: IntegrationStore) {}

  customFields(companyId: number, sent: Record<string, unknown>): Promise<void> {
    return this.companies.changeCustomFields(companyId, (fields) => mergeCustomFields(fields, sent));
  }

  async mode(companyId: number, name: string): Promise<void> {
    await this.companies.setApiMode(companyId, apiModeOf(name));
  }
}
