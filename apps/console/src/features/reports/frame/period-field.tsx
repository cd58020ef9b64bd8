import { Select, TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { plusDays, type Days } from '../../../ui/calendar-days.js';
import { FIRST_PRESET, isDay, PRESETS, problemOf } from '../period.js';
import type { ReportSearch } from '../search.js';
import classes from './frame.module.css';

interface Props {
  search: ReportSearch;
  /** The days on the screen: where own ones begin. */
  days: Days | undefined;
  /** Of the company. */
  today: string | undefined;
  onChange(changes: ReportSearch): void;
}

const OWN = 'own';
const MONTH_DAYS = 30;

/** The period by its name, or from one day to another. */
export function PeriodField({ search, days, today, onChange }: Props) {
  const { t } = useTranslation('reports');
  const { from, to } = search;
  const choose = (value: string | null): void => {
    if (value === OWN) {
      const last = today ?? new Date().toISOString().slice(0, 10);
      onChange({ period: undefined, ...(days ?? { from: plusDays(last, 1 - MONTH_DAYS), to: last }) });
    } else onChange({ period: PRESETS.find((preset) => preset === value), from: undefined, to: undefined });
  };
  return (
    <>
      <Select
        className={classes.period}
        label={t('filter.period')}
        data={[
          ...PRESETS.map((preset) => ({ value: preset as string, label: t(`period.${preset}`) })),
          { value: OWN, label: t('period.own') },
        ]}
        allowDeselect={false}
        maxDropdownHeight={420}
        value={from && to ? OWN : (search.period ?? FIRST_PRESET)}
        onChange={choose}
      />
      {from && to ? <OwnDays key={`${from} ${to}`} days={{ from, to }} onChange={onChange} /> : null}
    </>
  );
}

/** Both days are typed or chosen; the report follows when a field is left or Enter pressed, or every digit of a year would ask anew. */
function OwnDays({ days, onChange }: { days: Days; onChange(days: Days): void }) {
  const { t } = useTranslation('reports');
  const [typed, setTyped] = useState(days);
  const whole = isDay(typed.from) && isDay(typed.to);
  const problem = whole ? problemOf(typed) : null;
  const apply = (): void => {
    if (whole && !problem && (typed.from !== days.from || typed.to !== days.to)) onChange(typed);
  };
  const field = (name: keyof Days) => ({
    type: 'date',
    className: classes.day ?? '',
    label: t(`filter.${name}`),
    value: typed[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: HTMLInputElement }) => setTyped((old) => ({ ...old, [name]: value })),
    onBlur: apply,
    onKeyDown: ({ key }: KeyboardEvent) => key === 'Enter' && apply(),
  });
  return (
    <>
      <TextInput {...field('from')} />
      <TextInput {...field('to')} error={problem && t(`period.${problem}`)} />
    </>
  );
}
