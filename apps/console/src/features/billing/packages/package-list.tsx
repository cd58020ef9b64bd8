import { Button, Progress, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { packagesQuery, type Billing, type DialogPackage } from '../../../api/billing.js';
import { useFormats } from '../../../ui/format.js';
import { useMoney } from '../../../ui/money.js';
import { errorText } from '../../../ui/toast.js';
import classes from '../billing.module.css';
import { Section } from '../section.js';

/** The packages, the newest first: where each came from and how much of it is used. */
export function PackageList({ billing }: { billing: Billing }) {
  const { t } = useTranslation('billing');
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(packagesQuery);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={t('packages.title')}>
      {error && !data && (
        <p className={classes.problem} role="alert">
          {errorText(error)}
        </p>
      )}
      {!data && !error && <Skeleton height={120} />}
      {data && items.length === 0 && <p className={classes.text}>{t('packages.none')}</p>}
      <ul className={classes.list}>
        {items.map((item) => (
          <PackageRow key={item.id} item={item} currency={billing.currency} />
        ))}
      </ul>
      {hasNextPage && (
        <div>
          <Button size="compact-sm" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('packages.more')}
          </Button>
        </div>
      )}
    </Section>
  );
}

function PackageRow({ item, currency }: { item: DialogPackage; currency: string }) {
  const { t } = useTranslation('billing');
  const formats = useFormats();
  const money = useMoney(currency);
  const used = t('packages.used', { used: formats.number(item.used), size: formats.number(item.size) });
  return (
    <li className={classes.packageRow}>
      <span className={classes.rowMain}>
        <span>{formats.date(item.at)}</span>
        <span className={classes.hint}>
          {item.operator ? t(`packages.${item.origin}By`, { name: item.operator }) : t(`packages.${item.origin}`)}
          {item.priceMinor > 0 && ` · ${money(item.priceMinor)}`}
          {item.note && ` · ${item.note}`}
        </span>
      </span>
      <span className={classes.packageUse}>
        <span>{used}</span>
        <Progress value={(item.used * 100) / item.size} size={4} aria-label={used} />
      </span>
    </li>
  );
}
