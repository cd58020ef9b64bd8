import { Button, Checkbox, Input, SegmentedControl } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reportChoicesQuery, type Bucket, type ReportAsk } from '../../../api/reports.js';
import type { ReportKind } from '../catalogue.js';
import type { Days } from '../../../ui/calendar-days.js';
import { allowsDays, BUCKETS } from '../period.js';
import type { ReportSearch } from '../search.js';
import { FilterButton } from './filter-button.js';
import classes from './frame.module.css';
import { PeriodField } from './period-field.js';
import { useFilterChoices } from './use-filter-choices.js';

interface Props {
  kind: ReportKind;
  search: ReportSearch;
  ask: ReportAsk;
  days: Days | undefined;
  onChange(changes: ReportSearch): void;
}

const NO_FILTERS: ReportSearch = { channels: undefined, groups: undefined, operators: undefined, roles: undefined };

/**
 * What is asked: the period and what it is cut into, and whose figures; all of it stands in the address. On a narrow screen all but the
 * period is folded away behind a button that counts what is set.
 */
export function Filters({ kind, search, ask, days, onChange }: Props) {
  const { t } = useTranslation('reports');
  const { data: choices } = useQuery(reportChoicesQuery);
  const choicesOf = useFilterChoices(search);
  const [unfolded, setUnfolded] = useState(false);
  const id = useId();
  const filtered = kind.filters.filter((filter) => search[filter] !== undefined).length;
  const set = filtered + (kind.compares && search.compare ? 1 : 0);
  return (
    <div className={classes.filters} role="search" aria-label={t('filter.label')}>
      <PeriodField search={search} days={days} today={choices?.today} onChange={onChange} />
      <Button
        variant="default"
        className={classes.unfold}
        leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
        rightSection={<IconChevronDown size={14} className={classes.unfoldMark} aria-hidden />}
        aria-expanded={unfolded}
        aria-controls={id}
        data-chosen={set > 0 || undefined}
        onClick={() => setUnfolded(!unfolded)}
      >
        {set > 0 ? t('filter.set', { count: set }) : t('filter.none')}
      </Button>
      <div id={id} className={classes.folded} data-unfolded={unfolded || undefined}>
        {kind.byTime && <ByField by={ask.by} dayAllowed={allowsDays(days)} onChange={(bucket) => onChange({ bucket })} />}
        {kind.filters.map((filter) => {
          const { searchOf, ...offered } = choicesOf(filter);
          return <FilterButton key={filter} label={t(`filter.${filter}`)} {...offered} onChange={(ids) => onChange(searchOf(ids))} />;
        })}
        {kind.compares && (
          <Checkbox
            className={classes.compare}
            label={t('before.compare')}
            checked={search.compare === true}
            onChange={({ currentTarget: { checked } }) => onChange({ compare: checked ? true : undefined })}
          />
        )}
        {filtered > 0 && (
          <Button className={classes.clear} variant="subtle" color="gray" onClick={() => onChange(NO_FILTERS)}>
            {t('filter.clear')}
          </Button>
        )}
      </div>
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
        classNames={{ label: classes.byPart ?? '' }}
        value={by}
        onChange={(value) => onChange(value as Bucket)}
        data={BUCKETS.map((bucket) => ({ value: bucket, label: t(`bucket.${bucket}`), disabled: bucket === 'day' && !dayAllowed }))}
      />
    </div>
  );
}
