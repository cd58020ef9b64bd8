import type { Caller, Role } from '#domain/access/caller.js';
import { permissionsOf, type OperatorsMay, type Permission } from '#domain/access/permissions.js';
import type { Locale } from '#domain/companies/company.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** A colleague whom a report may be sent to, with what he may at this moment. */
export interface ReportReader extends Pick<Caller, 'operatorId' | 'permissions' | 'role'> {
  email: string;
  name: string;
  firstName: string;
  locale: Locale;
}

const readers = statement(
  'report_readers.by_ids',
  `select o.id as "operatorId", o.role, o.email, trim(o.first_name || ' ' || o.last_name) as name, o.first_name as "firstName", o.locale,
          c.operators_assign_others as "operatorsAssignOthers", r.permissions as "customPermissions"
     from operator o join company c on c.id = o.company_id left join custom_role r on r.id = o.custom_role_id
    where o.company_id = $1 and o.id = any($2) and o.state = 'active' order by o.id`,
);

type Row = Omit<ReportReader, 'permissions'> & OperatorsMay & { role: Role; customPermissions: Permission[] | null };

/** Those of them who work here, as of now. */
export async function reportReaders(tx: Tx, operatorIds: readonly number[]): Promise<ReportReader[]> {
  const rows = await tx.query<Row>(readers, [tx.companyId, operatorIds]);
  return rows.map(({ customPermissions, operatorsAssignOthers, ...reader }) => ({
    ...reader,
    permissions: customPermissions ?? permissionsOf(reader.role, { operatorsAssignOthers }),
  }));
}
