import type { SavedQuestion } from '#domain/reports/report-view.js';
import { UnknownChoice } from '#domain/reports/reports.errors.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

const missing = (field: string, ids: string, table: string): string =>
  `select '${field}' as field where exists (select from unnest(${ids}) i where not exists (select from ${table} t where t.company_id = $1 and t.id = i))`;

const unknown = statement(
  'report_questions.unknown',
  [
    missing('channelIds', '$2::bigint[]', 'channel'),
    missing('groupIds', '$3::bigint[]', 'operator_group'),
    missing('operatorIds', '$4::bigint[]', 'operator'),
    missing('scenarioId', '$5::bigint[]', 'scenario'),
    missing('roles', '$6::bigint[]', 'custom_role'),
  ].join(' union all '),
);

/** Refuses what names something that the company does not have: a view of it would be empty for good, and nobody would know why. */
export async function checkQuestion(tx: Tx, { channelIds, groupIds, operatorIds, scenarioId, roles }: SavedQuestion): Promise<void> {
  const customRoles = roles.flatMap((role) => (role.startsWith('custom:') ? [role.slice('custom:'.length)] : []));
  const values = [tx.companyId, channelIds, groupIds, operatorIds, scenarioId === null ? [] : [scenarioId], customRoles];
  const [found] = await tx.query<{ field: string }>(unknown, values);
  if (found) throw new UnknownChoice(found.field);
}
