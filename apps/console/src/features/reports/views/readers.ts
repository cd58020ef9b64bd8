import type { ReportChoices, ReportName } from '../../../api/reports.js';
import type { Choice } from '../../../ui/people/pick-many.js';

export interface Readers {
  /** Who may get the report by mail, and whoever gets it now, so that he can be taken out. */
  choices: Choice[];
  /** How many colleagues are left out, since they may not read it. */
  leftOut: number;
}

/** Whom a report may be sent to. `why` stands beside those who got it and may not read it any more. */
export function readersOf(
  operators: ReportChoices['operators'],
  report: ReportName,
  { chosen, why }: { chosen: readonly number[]; why: string },
): Readers {
  const may = operators.filter(({ reads }) => reads.includes(report));
  const without = (id: number): boolean => !may.some((one) => one.id === id);
  const nameOf = (id: number): string => operators.find((one) => one.id === id)?.name ?? `ID ${id}`;
  const not = chosen.filter(without).map((id) => ({ id, name: nameOf(id), detail: why }));
  return { choices: [...may.map(({ id, name }) => ({ id, name })), ...not], leftOut: operators.length - may.length };
}
