import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { reportChoicesQuery, type ReportChoices } from '../../../api/reports.js';
import type { Choice } from '../../../ui/people/pick-many.js';
import { useTransportName } from '../../../ui/transport/use-transport-name.js';
import type { Filter } from '../catalogue.js';
import { idsOf, listOf, listOfRoles, rolesOf, type ReportSearch } from '../search.js';

/** What a filter offers, what of it is chosen, and how the address says another choice. */
export interface FilterChoices {
  choices: Choice[];
  chosen: number[];
  searchOf(ids: readonly number[]): ReportSearch;
}

/** Of each filter, as the address asks. */
export function useFilterChoices(search: ReportSearch): (filter: Filter) => FilterChoices {
  const { t } = useTranslation('people');
  const transport = useTransportName();
  const { data } = useQuery(reportChoicesQuery);
  return (filter) => {
    if (filter === 'roles')
      return rolesAsChoices(search, data?.roles ?? [], ({ role, name, custom }) =>
        custom ? name : t(`people:role.${role}`, { defaultValue: name }),
      );
    const named: Record<typeof filter, readonly Choice[]> = {
      channels: (data?.channels ?? []).map(({ id, name, transport: kind }) => ({ id, name, detail: transport(kind) })),
      groups: data?.groups ?? [],
      operators: (data?.operators ?? []).map(({ id, name }) => ({ id, name })),
    };
    const chosen = idsOf(search[filter]);
    return { choices: withGone(named[filter], chosen), chosen, searchOf: (ids) => ({ [filter]: listOf(ids) }) };
  };
}

/** What a link names but is not there any more, or not for this reader, can still be taken out of the question. */
const withGone = (choices: readonly Choice[], chosen: readonly number[]): Choice[] => [
  ...choices,
  ...chosen.filter((id) => !choices.some((choice) => choice.id === id)).map((id) => ({ id, name: `ID ${id}` })),
];

type ChoiceOfRole = ReportChoices['roles'][number];

/** Roles have names instead of numbers; the list counts them through. */
function rolesAsChoices(search: ReportSearch, known: readonly ChoiceOfRole[], nameOf: (role: ChoiceOfRole) => string): FilterChoices {
  const asked = rolesOf(search.roles);
  const gone = asked.filter((role) => !known.some((one) => one.role === role)).map((role) => ({ role, name: role }));
  const roles = [...known.map((one) => ({ role: one.role, name: nameOf(one) })), ...gone];
  return {
    choices: roles.map(({ name }, index) => ({ id: index + 1, name })),
    chosen: roles.flatMap(({ role }, index) => (asked.includes(role) ? [index + 1] : [])),
    searchOf: (ids) => ({ roles: listOfRoles(ids.flatMap((id) => roles[id - 1]?.role ?? [])) }),
  };
}
