import { Button, Skeleton } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { statementFilePath, statementQuery, type Billing, type StatementFilter, type StatementPage } from '../../../api/billing.js';
import { currentLocale } from '../../../i18n/index.js';
import { useFormats } from '../../../ui/format.js';
import { useMoney } from '../../../ui/money.js';
import { errorText } from '../../../ui/toast.js';
import classes from '../billing.module.css';
import { todayIn } from '../../../ui/calendar-days.js';
import { dateOf, daysOf } from '../days.js';
import type { BillingSearch } from '../search.js';
import { Section } from '../section.js';
import { StatementFilters } from './statement-filters.js';
import { StatementTable } from './statement-table.js';
import { usePaper } from './use-paper.js';

/** All that came and went on the account, with what was left after each. */
export function Statement({ billing }: { billing: Billing }) {
  const { t } = useTranslation('billing');
  const search = useSearch({ from: '/shell/billing' });
  const navigate = useNavigate();
  const today = todayIn(billing.timeZone);
  const usual = daysOf('this_month', today);
  const filter: StatementFilter = { from: search.from ?? usual.from, to: search.to ?? usual.to, kinds: search.kinds ?? [] };
  const query = useInfiniteQuery(statementQuery(filter));
  const paper = usePaper();
  const change = (more: BillingSearch): void =>
    void navigate({ to: '/billing', search: (old) => ({ ...old, ...more }), replace: true, resetScroll: false });
  const pages = query.data?.pages;
  const rows = pages?.flatMap((page) => page.rows) ?? [];
  return (
    <div id="statement" data-print-alone={paper.alone || undefined}>
      <Section title={t('statement.title')} side={<Files filter={filter} onPrint={paper.print} />}>
        <StatementFilters filter={filter} today={today} onChange={change} />
        <Printed filter={filter} />
        {query.error && !pages && (
          <p className={classes.problem} role="alert">
            {errorText(query.error)}
          </p>
        )}
        {query.isPending && <Skeleton height={240} />}
        {pages?.[0] && <Sums page={pages[0]} currency={billing.currency} />}
        {pages && rows.length === 0 && (
          <p className={classes.text}>{t(filter.kinds.length > 0 ? 'statement.noneOfKinds' : 'statement.none')}</p>
        )}
        {rows.length > 0 && <StatementTable rows={rows} currency={billing.currency} timeZone={billing.timeZone} />}
        {query.hasNextPage && (
          <div>
            <p className={classes.onPaper}>{t('statement.notAll')}</p>
            <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('statement.more')}
            </Button>
          </div>
        )}
        <p className={classes.hint}>{t('statement.zone', { zone: billing.timeZone.replaceAll('_', ' ') })}</p>
      </Section>
    </div>
  );
}

/** On paper the fields of the filters are not there: what they say is. */
function Printed({ filter: { from, to, kinds } }: { filter: StatementFilter }) {
  const { t } = useTranslation('billing');
  const formats = useFormats();
  return (
    <p className={classes.onPaper}>
      <strong>
        {formats.date(dateOf(from))} – {formats.date(dateOf(to))}
      </strong>
      {kinds.length > 0 && ` · ${kinds.map((kind) => t(`kind.${kind}`)).join(', ')}`}
    </p>
  );
}

function Files({ filter, onPrint }: { filter: StatementFilter; onPrint: () => void }) {
  const { t } = useTranslation('billing');
  return (
    <div className={classes.buttons}>
      {(['csv', 'xlsx'] as const).map((format) => (
        <Button
          key={format}
          component="a"
          href={statementFilePath(filter, format, currentLocale())}
          download
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden />}
          aria-label={t('statement.file', { format: format.toUpperCase() })}
        >
          {format.toUpperCase()}
        </Button>
      ))}
      <Button size="compact-sm" variant="default" leftSection={<IconPrinter size={15} aria-hidden />} onClick={onPrint}>
        {t('statement.print')}
      </Button>
    </div>
  );
}

function Sums({ page: { openingMinor, closingMinor, turnover }, currency }: { page: StatementPage; currency: string }) {
  const { t } = useTranslation('billing');
  const money = useMoney(currency);
  const sums = [
    ['opening', openingMinor],
    ['in', turnover.inMinor],
    ['out', turnover.outMinor],
    ['closing', closingMinor],
  ] as const;
  return (
    <dl className={classes.sums}>
      {sums.map(([name, sum]) => (
        <div key={name}>
          <dt>{t(`statement.${name}`)}</dt>
          <dd>{money(sum)}</dd>
        </div>
      ))}
    </dl>
  );
}
