import type { ApiMode } from '#domain/companies/api-mode.js';
import type { IntegrationStore as Port } from '#domain/companies/change-integration.js';
import type { CustomFields } from '#domain/shared/custom-fields.js';
import { recordAudit } from '../audit/audit.store.js';
import type { Database } from '../database.js';
import { statement } from '../statement.js';

const lockFields = statement('companies.lock_custom_fields', `select custom_fields as fields from company where id = $1 for update`);
const setFields = statement('companies.set_custom_fields', `update company set custom_fields = $2 where id = $1`);
const lockMode = statement('companies.lock_api_mode', `select name, api_mode as "apiMode" from company where id = $1 for no key update`);
const setMode = statement('companies.set_api_mode', `update company set api_mode = $2 where id = $1`);

/** What programs keep on a company's card. */
export class IntegrationStore implements Port {
  constructor(private readonly database: Database) {}

  async changeCustomFields(companyId: number, change: (fields: CustomFields) => CustomFields): Promise<void> {
    await this.database.transaction(companyId, async (tx) => {
      const [company] = await tx.query<{ fields: CustomFields }>(lockFields, [companyId]);
      await tx.query(setFields, [companyId, JSON.stringify(change(company?.fields ?? {}))]);
    });
  }

  async setApiMode(companyId: number, mode: ApiMode): Promise<void> {
    await this.database.transaction(companyId, async (tx) => {
      const [company] = await tx.query<{ name: string; apiMode: ApiMode }>(lockMode, [companyId]);
      await tx.query(setMode, [companyId, mode]);
      const object = { kind: 'company', id: companyId, name: company?.name ?? null };
      await recordAudit(tx, { action: 'company.changed', object, before: { apiMode: company?.apiMode }, after: { apiMode: mode } });
    });
  }
}
