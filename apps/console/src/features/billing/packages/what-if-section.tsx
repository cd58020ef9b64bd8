import { Button, NumberInput, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { whatIfQuery, type Billing, type Tariff, type WhatIfOption } from '../../../api/billing.js';
import { useFormats } from '../../../ui/format.js';
import { useMoney } from '../../../ui/money.js';
import { errorText } from '../../../ui/toast.js';
import classes from '../billing.module.css';
import { Section } from '../section.js';

const SIZES = [50, 100, 250, 500, 1000];
const LARGEST = 100_000;

/** What a usual month would have cost if packages were of another size. */
export function WhatIfSection({ billing, tariff }: { billing: Billing; tariff: Tariff }) {
  const { t } = useTranslation('billing');
  const formats = useFormats();
  const money = useMoney(billing.currency);
  const [own, setOwn] = useState<number | null>(null);
  const sizes = [...new Set([...SIZES, tariff.packageSize, ...(own === null ? [] : [own])])].sort((one, other) => one - other);
  const { data, error } = useQuery(whatIfQuery(sizes));
  return (
    <Section title={t('whatIf.title')}>
      {error && !data && (
        <p className={classes.problem} role="alert">
          {errorText(error)}
        </p>
      )}
      {!data && !error && <Skeleton height={160} />}
      {data?.dialogs === 0 && <p className={classes.text}>{t('whatIf.nothing')}</p>}
      {data && data.dialogs > 0 && (
        <>
          <p className={classes.hint}>
            {data.months === 0
              ? t('whatIf.noMonths', { dialogs: formats.number(data.dialogs) })
              : t('whatIf.average', { count: data.months, dialogs: formats.number(data.dialogs) })}
          </p>
          <Options options={data.options} own={own} currency={billing.currency} />
          <OwnSize onTry={setOwn} />
          <p className={classes.hint}>
            {t('whatIf.assumes', {
              price: money(tariff.packagePriceMinor / tariff.packageSize),
              single: money(tariff.singlePriceMinor),
            })}
          </p>
        </>
      )}
    </Section>
  );
}

function Options({ options, own, currency }: { options: readonly WhatIfOption[]; own: number | null; currency: string }) {
  const { t } = useTranslation('billing');
  const formats = useFormats();
  const money = useMoney(currency);
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('whatIf.size')}</th>
          <th scope="col">{t('whatIf.price')}</th>
          <th scope="col">{t('whatIf.needs')}</th>
          <th scope="col">{t('whatIf.cost')}</th>
        </tr>
      </thead>
      <tbody>
        {options.map(({ packageSize, packagePriceMinor, packages, singles, costMinor, current }) => (
          <tr key={packageSize} data-marked={current || packageSize === own || undefined}>
            <th scope="row">
              {formats.number(packageSize)} {current && <span className={classes.mark}>{t('whatIf.now')}</span>}
            </th>
            <td>{money(packagePriceMinor)}</td>
            <td>{singles > 0 ? t('whatIf.packagesAndSingles', { packages, singles }) : formats.number(packages)}</td>
            <td>
              <strong>{money(costMinor)}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OwnSize({ onTry }: { onTry: (size: number) => void }) {
  const { t } = useTranslation('billing');
  const [typed, setTyped] = useState<number | null>(null);
  const tryIt = (event: FormEvent): void => {
    event.preventDefault();
    if (typed !== null && typed >= 1) onTry(typed);
  };
  return (
    <form className={classes.inline} onSubmit={tryIt} noValidate>
      <NumberInput
        label={t('whatIf.own')}
        min={1}
        max={LARGEST}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        className={classes.small}
        value={typed ?? ''}
        onChange={(value) => setTyped(Number(value) || null)}
      />
      <Button type="submit" variant="default" disabled={typed === null}>
        {t('whatIf.try')}
      </Button>
    </form>
  );
}
