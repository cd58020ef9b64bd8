import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { operatorsQuery } from '../../../api/company.js';
import { useChatLocation } from '../use-chat-location.js';
import { dayOf, periodDays, periodOf, PRESETS, type Period } from './period.js';
import classes from './search.module.css';

const PERIODS: Period[] = ['any', ...(Object.keys(PRESETS) as (keyof typeof PRESETS)[]), 'days'];

/** Who wrote the messages, and when. The channel is chosen beside the search field. */
export function FoundFilters() {
  const { t } = useTranslation('chat');
  const { search, refine } = useChatLocation();
  const { data: operators = [] } = useQuery(operatorsQuery);
  const [days, setDays] = useState(false);
  const period = days ? 'days' : periodOf(search);

  const choose = (next: Period): void => {
    setDays(next === 'days');
    refine(next === 'days' ? { from: search.from ?? dayOf(new Date()) } : periodDays(next));
  };
  return (
    <div className={classes.filters}>
      <NativeSelect
        size="xs"
        aria-label={t('found.by')}
        value={search.by ?? ''}
        onChange={(event) => refine({ by: Number(event.currentTarget.value) || undefined })}
        data={[{ value: '', label: t('found.byAnybody') }, ...operators.map(({ id, name }) => ({ value: String(id), label: name }))]}
      />
      <NativeSelect
        size="xs"
        aria-label={t('found.period')}
        value={period}
        onChange={(event) => choose(event.currentTarget.value as Period)}
        data={PERIODS.map((value) => ({ value, label: t(`found.periods.${value}`) }))}
      />
      {period === 'days'
        ? (['from', 'to'] as const).map((edge) => (
            <TextInput
              key={edge}
              size="xs"
              type="date"
              aria-label={t(`found.${edge}`)}
              value={search[edge] ?? ''}
              onChange={(event) => refine({ [edge]: event.currentTarget.value || undefined })}
            />
          ))
        : null}
    </div>
  );
}
