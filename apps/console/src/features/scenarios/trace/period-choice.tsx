import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Period } from '../../../api/scenario-runs.js';
import { meQuery } from '../../../api/session.js';
import { todayIn } from '../../../ui/calendar-days.js';
import { lastDays } from './period.js';
import classes from './trace.module.css';

const PRESETS = [1, 7, 30] as const;

/** A period that is chosen, beginning with the last week. */
export function usePeriod(): [Period, (period: Period) => void] {
  const { data: me } = useQuery(meQuery);
  const [chosen, choose] = useState<Period | null>(null);
  return [chosen ?? lastDays(7, todayIn(me?.company.timeZone ?? 'UTC')), choose];
}

/** Days in the company's time zone, both included. */
export function PeriodChoice({ period, onChange }: { period: Period; onChange: (period: Period) => void }) {
  const { t } = useTranslation('trace');
  const { data: me } = useQuery(meQuery);
  const zone = me?.company.timeZone ?? 'UTC';
  const today = todayIn(zone);
  const day = (name: 'from' | 'to') => ({
    ...{ type: 'date', size: 'xs', label: t(`period.${name}`), value: period[name], max: today },
    onChange: ({ currentTarget: { value } }: React.ChangeEvent<HTMLInputElement>) => {
      if (value === '') return;
      const next = { ...period, [name]: value };
      // The other end goes along, so that there is always a period.
      if (next.to < next.from) next[name === 'from' ? 'to' : 'from'] = value;
      onChange(next);
    },
  });
  return (
    <div className={classes.period}>
      <div className={classes.presets} role="group" aria-label={t('period.label')}>
        {PRESETS.map((days) => {
          const preset = lastDays(days, today);
          return (
            <button
              key={days}
              type="button"
              className={classes.preset}
              aria-pressed={preset.from === period.from && preset.to === period.to}
              onClick={() => onChange(preset)}
            >
              {t('period.days', { count: days })}
            </button>
          );
        })}
      </div>
      <div className={classes.days}>
        <TextInput {...day('from')} />
        <TextInput {...day('to')} />
      </div>
      <p className={classes.note}>{t('period.zone', { zone })}</p>
    </div>
  );
}
