import { Button, Checkbox, Input, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { reportChoicesQuery, type Bucket, type ReportAsk, type ReportChoices } from '../../../api/reports.js';
import type { Choice } from '../../../ui/people/pick-many.js';
import { useTransportName } from '../../../ui/transport/use-transport-name.js';
import type { Filter, ReportKind } from '../catalogue.js';
import type { Days } from '../../../ui/calendar-days.js';
import { allowsDays, BUCKETS } from '../period.js';
import { idsOf, listOf, listOfRoles, rolesOf, type ReportSearch } from '../search.js';
import { FilterButton } from './filter-button.js';
import classes from './frame.module.css';
import { PeriodField } from './period-field.js';

interface Props {
  kind: ReportKind;
  search: ReportSearch;
  ask: ReportAsk;
  days: Days | undefined;
  onChange(changes: ReportSearch): void;
}

/** What is asked: the period and what it is cut into, and whose figures; all of it stands in the address. */
export function Filters({ kind, search, ask, days, onChange }: Props) {
  const { t } = useTranslation('reports');
  const { data: choices } = useQuery(reportChoicesQuery);
  const filtered = kind.filters.some((filter) => search[filter] !== undefined);
  return (
    <div className={classes.filters} role="search" aria-label={t('filter.label')}>
      <PeriodField search={search} days={days} today={choices?.today} onChange={onChange} />
      {kind.byTime && <ByField by={ask.by} dayAllowed={allowsDays(days)} onChange={(bucket) => onChange({ bucket })} />}
      {kind.filters.map((filter) => (
        <OneFilter key={filter} filter={filter} search={search} choices={choices} onChange={onChange} />
      ))}
      {filtered && (
        <Button
          variant="subtle"
          color="gray"
          onClick={() => onChange({ channels: undefined, groups: undefined, operators: undefined, roles: undefined })}
        >
          {t('filter.clear')}
        </Button>
      )}
      {kind.compares && (
        <Checkbox
          className={classes.compare}
          label={t('before.compare')}
          checked={search.compare === true}
          onChange={({ currentTarget: { checked } }) => onChange({ compare: checked ? true : undefined })}
        />
      )}
    </div>
  );
}

function ByField({ by, dayAllowed, onChange }: { by: Bucket; dayAllowed: boolean; onChange(by: Bucket): void }) {
  const { t } = useTranslation('reports');
  return (
    <div className={classes.byField}>
      <Input.Label labelElement="div">{t('filter.by')}</Input.Label>
      <SegmentedControl
        aria-label={t('filter.by')}
        className={classes.by}
        value={by}
        onChange={(value) => onChange(value as Bucket)}
        data={BUCKETS.map((bucket) => ({ value: bucket, label: t(`bucket.${bucket}`), disabled: bucket === 'day' && !dayAllowed }))}
      />
    </div>
  );
}

interface OneProps {
  filter: Filter;
  search: ReportSearch;
  choices: ReportChoices | undefined;
  onChange(changes: ReportSearch): void;
}

function OneFilter({ filter, search, choices, onChange }: OneProps) {
  const { t } = useTranslation('reports');
  const transport = useTransportName();
  const label = t(`filter.${filter}`);
  if (filter === 'roles') return <RoleFilter search={search} choices={choices} onChange={onChange} />;
  const named: Record<typeof filter, readonly Choice[]> = {
    channels: (choices?.channels ?? []).map(({ id, name, transport: kind }) => ({ id, name, detail: transport(kind) })),
    groups: choices?.groups ?? [],
    operators: choices?.operators ?? [],
  };
  const chosen = idsOf(search[filter]);
  return (
    <FilterButton
      label={label}
      choices={withGone(named[filter], chosen)}
      chosen={chosen}
      onChange={(ids) => onChange({ [filter]: listOf(ids) })}
    />
  );
}

/** What a link names but is not there any more, or not for this reader, can still be taken out of the question. */
const withGone = (choices: readonly Choice[], chosen: readonly number[]): Choice[] => [
  ...choices,
  ...chosen.filter((id) => !choices.some((choice) => choice.id === id)).map((id) => ({ id, name: `ID ${id}` })),
];

/** Roles have names instead of numbers; the list counts them through. */
function RoleFilter({ search, choices, onChange }: Omit<OneProps, 'filter'>) {
  const { t } = useTranslation('reports');
  const chosen = rolesOf(search.roles);
  const known = choices?.roles ?? [];
  const roles = [
    ...known.map(({ role, name, custom }) => ({ role, name: custom ? name : t(`people:role.${role}`, { defaultValue: name }) })),
    ...chosen.filter((role) => !known.some((one) => one.role === role)).map((role) => ({ role, name: role })),
  ];
  return (
    <FilterButton
      label={t('filter.roles')}
      choices={roles.map(({ name }, index) => ({ id: index + 1, name }))}
      chosen={roles.flatMap(({ role }, index) => (chosen.includes(role) ? [index + 1] : []))}
      onChange={(ids) => onChange({ roles: listOfRoles(ids.flatMap((id) => roles[id - 1]?.role ?? [])) })}
    />
  );
}
