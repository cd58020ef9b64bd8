import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Billing, Tariff } from '../../../api/billing.js';
import { useFormats } from '../../../ui/format.js';
import { useMoney } from '../../../ui/money.js';
import classes from '../billing.module.css';
import { todayIn } from '../../../ui/calendar-days.js';
import { dateOf } from '../days.js';
import { paysForOneMore, runsOutSoon, standingOf } from './standing.js';

/** How much there is left, of places and of money, and how long it will do. */
export function Left({ billing, tariff }: { billing: Billing; tariff: Tariff }) {
  const { t } = useTranslation('billing');
  const formats = useFormats();
  const money = useMoney(billing.currency);
  const { placesLeft, placesTotal, forecast, balanceMinor } = billing;
  const { usedPercent, level, packages, singles } = standingOf(billing, tariff);
  const out = !paysForOneMore(billing, tariff);
  const soon = runsOutSoon(forecast.runsOutOn, todayIn(billing.timeZone));
  return (
    <section className={classes.figures} aria-label={t('left.label')}>
      <div className={classes.figure}>
        <h2 className={classes.figureName}>{t('left.places')}</h2>
        <p className={classes.figureValue} data-level={level}>
          {formats.number(placesLeft)} <span className={classes.of}>{t('left.of', { total: formats.number(placesTotal) })}</span>
        </p>
        <Progress
          value={usedPercent}
          color={level === 'out' ? 'red' : level === 'low' ? 'yellow' : 'petrol'}
          size={6}
          aria-label={t('left.used', { percent: usedPercent })}
        />
        <p className={classes.hint}>{t('left.used', { percent: usedPercent })}</p>
      </div>
      <div className={classes.figure}>
        <h2 className={classes.figureName}>{t('left.balance')}</h2>
        <p className={classes.figureValue}>{money(balanceMinor)}</p>
        <p className={classes.hint}>
          {packages > 0 && t('left.enoughPackages', { count: packages })}
          {packages === 0 && t(singles > 0 ? 'left.enoughSingles' : 'left.enoughNothing', { count: singles })}
        </p>
      </div>
      <div className={classes.figure}>
        <h2 className={classes.figureName}>{t('left.runsOut')}</h2>
        <p className={classes.figureValue} data-level={out ? 'out' : soon ? 'low' : undefined}>
          {out ? t('left.ranOut') : forecast.runsOutOn ? formats.date(dateOf(forecast.runsOutOn)) : t('left.lasts')}
        </p>
        <p className={classes.hint}>{t(out ? 'left.ranOutHint' : forecast.runsOutOn ? 'left.runsOutHint' : 'left.lastsHint')}</p>
      </div>
    </section>
  );
}
