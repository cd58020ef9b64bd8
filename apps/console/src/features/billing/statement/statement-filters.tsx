import { Button, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { STATEMENT_KINDS, type StatementFilter, type StatementKind } from '../../../api/billing.js';
import classes from '../billing.module.css';
import { daysOf, PERIODS, periodOf, type Period } from '../days.js';
import type { BillingSearch } from '../search.js';

/** What one looks for; the opening balance is one line, at the very beginning. */
const OFFERED = STATEMENT_KINDS.filter((kind) => kind !== 'opening');

interface Props {
  filter: StatementFilter;
  today: string;
  onChange: (changes: BillingSearch) => void;
}

/** Which days and which kinds of entries; both stand in the address. */
export function StatementFilters({ filter: { from, to, kinds }, today, onChange }: Props) {
  const { t } = useTranslation('billing');
  const period = periodOf({ from, to }, today);
  const toggle = (kind: StatementKind): void => {
    const next = STATEMENT_KINDS.filter((each) => (each === kind) !== kinds.includes(each));
    onChange({ kinds: next.length > 0 ? next : undefined });
  };
  return (
    <div className={classes.filters} role="search" aria-label={t('statement.filters')}>
      <Select
        label={t('statement.period')}
        allowDeselect={false}
        data={[
          ...PERIODS.map((value) => ({ value: value as string, label: t(`statement.periods.${value}`) })),
          ...(period === null ? [{ value: 'own', label: t('statement.periods.own') }] : []),
        ]}
        value={period ?? 'own'}
        onChange={(value) => PERIODS.includes(value as Period) && onChange(daysOf(value as Period, today))}
      />
      <TextInput
        type="date"
        label={t('statement.from')}
        max={to}
        value={from}
        onChange={({ currentTarget: { value } }) => value && onChange({ from: value, to: value > to ? value : to })}
      />
      <TextInput
        type="date"
        label={t('statement.to')}
        min={from}
        value={to}
        onChange={({ currentTarget: { value } }) => value && onChange({ to: value, from: value < from ? value : from })}
      />
      <div className={classes.kinds} role="group" aria-label={t('statement.kinds')}>
        {OFFERED.map((kind) => (
          <Button
            key={kind}
            size="compact-sm"
            variant={kinds.includes(kind) ? 'light' : 'default'}
            aria-pressed={kinds.includes(kind)}
            onClick={() => toggle(kind)}
          >
            {t(`kind.${kind}`)}
          </Button>
        ))}
        {kinds.length > 0 && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onChange({ kinds: undefined })}>
            {t('statement.allKinds')}
          </Button>
        )}
      </div>
    </div>
  );
}
