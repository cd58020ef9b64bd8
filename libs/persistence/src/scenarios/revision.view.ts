import type { ScenarioContent } from '#domain/scenarios/content.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

export interface RevisionRow {
  id: number;
  /** Null: a trial of a draft. */
  number: number | null;
  note: string;
  steps: number;
  createdAt: Date;
  createdById: number | null;
  createdByFirstName: string | null;
  createdByLastName: string | null;
}

const COLUMNS = `r.id, r.number, r.note, jsonb_array_length(r.content -> 'steps') as steps, r.created_at as "createdAt",
  r.created_by as "createdById", o.first_name as "createdByFirstName", o.last_name as "createdByLastName"`;
const FROM = `from scenario_revision r
  join scenario s on s.company_id = $1 and s.id = r.scenario_id
  left join operator o on o.company_id = $1 and o.id = r.created_by
 where r.company_id = $1 and r.scenario_id = $2`;

const page = statement(
  'scenario_revisions.page',
  `select ${COLUMNS} ${FROM} and s.deleted_at is null and r.number < coalesce($3, 2147483647) order by r.number desc limit $4`,
);
const one = statement('scenario_revisions.one', `select ${COLUMNS}, r.content ${FROM} and r.id = $3`);
const numbered = statement(
  'scenario_revisions.numbered',
  `select ${COLUMNS}, r.content ${FROM} and s.deleted_at is null and r.number = $3`,
);

/** What was published of a scenario, the newest first; `before` = the number of the last one known. */
export const revisionPage = (
  tx: Tx,
  scenarioId: number,
  { before, limit }: { before: number | null; limit: number },
): Promise<RevisionRow[]> => tx.query<RevisionRow>(page, [tx.companyId, scenarioId, before, limit]);

/** One revision, a trial's too, also after its scenario was deleted: runs and their traces go by it. */
export async function revisionById(tx: Tx, scenarioId: number, id: number): Promise<(RevisionRow & { content: ScenarioContent }) | null> {
  return (await tx.query<RevisionRow & { content: ScenarioContent }>(one, [tx.companyId, scenarioId, id]))[0] ?? null;
}

/** One that was published, by the number that people know it by. */
export async function revisionByNumber(tx: Tx, scenarioId: number, number: number): Promise<{ content: ScenarioContent } | null> {
  return (await tx.query<RevisionRow & { content: ScenarioContent }>(numbered, [tx.companyId, scenarioId, number]))[0] ?? null;
}
