import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { reportChoicesQuery } from '../../../api/reports.js';
import { useMay } from '../../../api/use-may.js';
import { EmptyState } from '../../../ui/empty-state.js';
import type { BodyProps } from '../body.js';
import type { ReportSearch } from '../search.js';

interface Props extends Pick<BodyProps<'load'>, 'kind' | 'search' | 'onChange'> {
  /** That there is nothing, as this report says it. */
  title: string;
  icon?: ReactNode;
}

const NO_FILTERS: ReportSearch = { channels: undefined, groups: undefined, operators: undefined, roles: undefined };
const LONGER: ReportSearch = { period: 'this_year', from: undefined, to: undefined, bucket: undefined };

/** A report without figures: what will stand here, and what brings them, be it other filters, a longer period or the first channel. */
export function Nothing({ kind, search, onChange, title, icon }: Props) {
  const { t } = useTranslation('reports');
  const { data: choices } = useQuery(reportChoicesQuery);
  const mayConnect = useMay('channels') ?? false;
  const filtered = kind.filters.some((filter) => search[filter] !== undefined);
  const first = !filtered && choices?.channels.length === 0;
  const longest = search.period === 'this_year';
  const clear = (
    <Button variant="default" onClick={() => onChange(NO_FILTERS)}>
      {t('filter.clear')}
    </Button>
  );
  const connect = mayConnect ? (
    <Button renderRoot={(props: object) => <Link {...props} to="/channels" />}>{t('nothing.connect')}</Button>
  ) : null;
  const longer = longest ? null : (
    <Button variant="default" onClick={() => onChange(LONGER)}>
      {t('nothing.year')}
    </Button>
  );
  const why = filtered ? 'nothing.filtered' : first ? 'nothing.first' : 'nothing.period';
  return (
    <EmptyState icon={icon} title={title} action={filtered ? clear : first ? connect : longer}>
      {t(`nothing.will.${kind.name}`)} {t(why)}
    </EmptyState>
  );
}
